using AliRds.Backups.Client.HostileTests.Support;
using NodaTime;

namespace AliRds.Backups.Client.HostileTests.Requests;

/// <summary>Times that are no bound of a range are refused where they are given, by the name of the parameter.</summary>
public sealed class RequestBoundsTests
{
    private static readonly Instant Noon = Instant.FromUtc(2026, 1, 2, 12, 0);

    private static DescribeBackupsRequestBuilder Builder => DescribeBackupsRequest.For(HandMade.Instance);

    public static TheoryData<Instant> NoBounds =>
    [
        Instant.MaxValue, Instant.MinValue, Instant.FromUtc(9999, 12, 31, 23, 59, 1), Instant.FromUtc(1899, 12, 31, 23, 59, 59), Instant.FromUtc(-4000, 1, 1, 0, 0),
    ];

    [Theory]
    [MemberData(nameof(NoBounds), DisableDiscoveryEnumeration = true)]
    public void With_InstantThatIsNoBound_IsRefusedByName(Instant time)
    {
        Assert.Equal("start", Assert.Throws<ArgumentOutOfRangeException>(() => Builder.WithStartTime(time)).ParamName);
        Assert.Equal("end", Assert.Throws<ArgumentOutOfRangeException>(() => Builder.WithEndTime(time)).ParamName);
    }

    [Fact]
    public void With_FirstOrLastDateTimeOffset_IsRefusedByName()
    {
        Assert.Equal("start", Assert.Throws<ArgumentOutOfRangeException>(() => Builder.WithStartTime(DateTimeOffset.MinValue)).ParamName);
        Assert.Equal("start", Assert.Throws<ArgumentOutOfRangeException>(() => Builder.WithStartTime(DateTimeOffset.MaxValue)).ParamName);
        Assert.Equal("end", Assert.Throws<ArgumentOutOfRangeException>(() => Builder.WithEndTime(DateTimeOffset.MinValue)).ParamName);
        Assert.Equal("end", Assert.Throws<ArgumentOutOfRangeException>(() => Builder.WithEndTime(DateTimeOffset.MaxValue)).ParamName);
    }

    [Fact]
    public void WithTimeRange_BoundsThatAreNone_AreRefusedByName()
    {
        Assert.Equal("range", Assert.Throws<ArgumentOutOfRangeException>(() => Builder.WithTimeRange(new Interval(Instant.MinValue, Noon))).ParamName);
        Assert.Equal("range", Assert.Throws<ArgumentOutOfRangeException>(() => Builder.WithTimeRange(new Interval(Noon, Instant.MaxValue))).ParamName);
    }

    [Fact]
    public void With_FirstAndLastBound_AreTaken()
    {
        var request = Builder.WithStartTime(Instant.FromUtc(1900, 1, 1, 0, 0)).WithEndTime(Instant.FromUtc(9999, 12, 31, 23, 59)).Build();

        Assert.Equal(Instant.FromUtc(9999, 12, 31, 23, 59), request.EndTime);
    }

    [Theory]
    [InlineData(50, 10)]
    [InlineData(1, 0)]
    [InlineData(59, 58)]
    public void Build_ReversedRangeInsideOneMinute_IsRefusedByName(int start, int end)
    {
        var builder = Builder.WithStartTime(Noon + Duration.FromSeconds(start)).WithEndTime(Noon + Duration.FromSeconds(end));

        var exception = Assert.Throws<ArgumentException>(builder.Build);

        Assert.Equal("EndTime", exception.ParamName);
        Assert.Contains($"12:00:{start:00}Z", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Build_ReversedByOneNanosecond_IsRefused() => Assert.Throws<ArgumentException>(
        () => Builder.WithEndTime(Noon + Duration.FromSeconds(3)).WithStartTime(Noon + Duration.FromSeconds(3) + Duration.FromNanoseconds(1)).Build());

    [Fact]
    public void Build_EndReplacedInABuilderOfARequest_ForgetsTheOneBefore()
    {
        var request = Builder.WithStartTime(Noon).WithEndTime(Noon + Duration.FromHours(1)).Build();

        var later = request.ToBuilder().WithEndTime(Noon + Duration.FromHours(2)).WithStartTime(Noon + Duration.FromMinutes(90)).Build();

        Assert.Equal(Noon + Duration.FromMinutes(90), later.StartTime);
    }

    [Fact]
    public void With_DateTimeOfNoZone_IsRefusedByName()
    {
        var time = new DateTime(2026, 1, 2, 12, 0, 0, DateTimeKind.Unspecified);

        Assert.Equal("start", Assert.Throws<ArgumentException>(() => Builder.WithStartTime(time)).ParamName);
        Assert.Equal("end", Assert.Throws<ArgumentException>(() => Builder.WithEndTime(time)).ParamName);
        Assert.Contains("Unspecified", Assert.Throws<ArgumentException>(() => Builder.WithStartTime(time)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void With_DateTimeOfAZone_IsThatMoment()
    {
        var time = Noon.ToDateTimeUtc();

        var request = Builder.WithStartTime(time.ToLocalTime()).WithEndTime(time.AddHours(1)).Build();

        Assert.Equal((Noon, Noon + Duration.FromHours(1)), (request.StartTime, request.EndTime));
    }

    [Theory]
    [InlineData(DateTimeKind.Utc)]
    [InlineData(DateTimeKind.Local)]
    public void With_FirstOrLastDateTime_IsRefused(DateTimeKind kind)
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Builder.WithStartTime(DateTime.SpecifyKind(DateTime.MinValue, kind)));
        Assert.Throws<ArgumentOutOfRangeException>(() => Builder.WithEndTime(DateTime.SpecifyKind(DateTime.MaxValue, kind)));
    }
}
