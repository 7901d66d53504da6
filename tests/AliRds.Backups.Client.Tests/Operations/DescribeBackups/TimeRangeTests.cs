using AliRds.Backups.Client.Operations.DescribeBackups;
using FsCheck;
using FsCheck.Fluent;
using NodaTime;
using Interval = NodaTime.Interval;

namespace AliRds.Backups.Client.Tests.Operations.DescribeBackups;

/// <summary>The service takes minutes: the start is rounded down and the end up, so that nothing in the range is lost.</summary>
public sealed class TimeRangeTests
{
    private static readonly Duration Minute = Duration.FromMinutes(1);

    private static readonly Gen<Instant> Times =
        from seconds in Gen.Choose(-2_000_000_000, int.MaxValue)
        from nanoseconds in Gen.Frequency((1, Gen.Constant(0)), (3, Gen.Choose(0, 999_999_999)))
        from isWhole in ArbMap.Default.GeneratorFor<bool>()
        select Instant.FromUnixTimeSeconds(isWhole ? seconds / 60 * 60 : seconds).PlusNanoseconds(isWhole ? 0 : nanoseconds);

    private static readonly Gen<(Instant Start, Instant End)> Ranges =
        from start in Times
        from length in Gen.Choose(1, int.MaxValue)
        select (start, start + Duration.FromNanoseconds(length * 1_000L));

    [Fact]
    public void Build_AnyRange_LosesNoInstantAndAddsLessThanAMinute() => Holds(range =>
    {
        var request = DescribeBackupsRequest.For("rm-1").WithStartTime(range.Start).WithEndTime(range.End).Build();

        var (start, end) = (request.StartTime!.Value, request.EndTime!.Value);
        Assert.True(start <= range.Start && range.Start - start < Minute);
        Assert.True(end >= range.End && end - range.End < Minute);
        Assert.Equal(
            (0, 0), (start.ToUnixTimeTicks() % NodaConstants.TicksPerMinute, end.ToUnixTimeTicks() % NodaConstants.TicksPerMinute));
    });

    [Fact]
    public void Build_IntervalAndInstants_AskForTheSame() => Holds(range => Assert.Equal(
        DescribeBackupsRequest.For("rm-1").WithStartTime(range.Start).WithEndTime(range.End).Build(),
        DescribeBackupsRequest.For("rm-1").WithTimeRange(new Interval(range.Start, range.End)).Build()));

    [Fact]
    public void Build_DateTimeOffsetOfAnyZone_AsksForTheSameInstant() => Holds(range =>
    {
        // A DateTimeOffset counts in 100 nanoseconds.
        var start = range.Start.ToDateTimeOffset().ToOffset(TimeSpan.FromHours(8));
        var end = range.End.PlusNanoseconds(99).ToDateTimeOffset().ToOffset(TimeSpan.FromHours(-5.5));

        var request = DescribeBackupsRequest.For("rm-1").WithStartTime(start).WithEndTime(end).Build();

        Assert.True(request.StartTime <= range.Start && request.EndTime >= range.End);
    });

    [Fact]
    public void Format_RoundedTimes_AreTheFormOfTheService()
    {
        var request = DescribeBackupsRequest.For("rm-1")
            .WithStartTime(new DateTimeOffset(2026, 1, 2, 8, 0, 59, TimeSpan.FromHours(8)))
            .WithEndTime(new DateTimeOffset(2025, 12, 31, 23, 59, 59, TimeSpan.FromHours(-1)).AddDays(2))
            .Build();

        var written = DescribeBackupsParameters.Create(request).ToDictionary(parameter => parameter.Name, parameter => parameter.Value);

        Assert.Equal(("2026-01-02T00:00Z", "2026-01-03T01:00Z"), (written["StartTime"], written["EndTime"]));
    }

    [Fact]
    public void WithTimeRange_OpenInterval_LeavesThatEndOpen()
    {
        var noon = Instant.FromUtc(2026, 1, 2, 12, 0);

        var since = DescribeBackupsRequest.For("rm-1").WithTimeRange(new Interval(noon, null)).Build();
        var until = DescribeBackupsRequest.For("rm-1").WithTimeRange(new Interval(null, noon)).Build();

        Assert.Equal(((Instant?)noon, null), (since.StartTime, since.EndTime));
        Assert.Equal((null, (Instant?)noon), (until.StartTime, until.EndTime));
    }

    private static void Holds(Action<(Instant Start, Instant End)> body) =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(1000), Prop.ForAll(Ranges.ToArbitrary(), body));
}
