using NodaTime;

namespace AliRds.Backups.Client.Tests.Operations.DescribeBackups;

public sealed class RequestBuilderTests
{
    private static readonly Instant Noon = Instant.FromUtc(2026, 1, 2, 12, 0);

    [Fact]
    public void Build_NothingSet_AsksForTheFirstAndLargestPage()
    {
        var request = DescribeBackupsRequest.For("rm-1").Build();

        Assert.Equal(new DbInstanceId("rm-1"), request.DbInstanceId);
        Assert.Equal((100, 1), (request.PageSize, request.PageNumber));
        Assert.Null(request.BackupId);
        Assert.Null(request.Status);
        Assert.Null(request.Mode);
        Assert.Null(request.Type);
        Assert.Null(request.StartTime);
        Assert.Null(request.EndTime);
    }

    [Fact]
    public void For_EmptyId_SaysThatItIsMissing()
    {
        Assert.Contains(
            "DBInstanceId is missing. Name the instance.",
            Assert.Throws<ArgumentException>(() => DescribeBackupsRequest.For(default(DbInstanceId))).Message,
            StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => DescribeBackupsRequest.For(" "));
        Assert.Throws<ArgumentNullException>(() => DescribeBackupsRequest.For(null!));
    }

    [Theory]
    [InlineData(30)]
    [InlineData(50)]
    [InlineData(100)]
    public void WithPageSize_SizeOfTheService_IsTaken(int size) =>
        Assert.Equal(size, DescribeBackupsRequest.For("rm-1").WithPageSize(size).Build().PageSize);

    [Theory]
    [InlineData(0)]
    [InlineData(31)]
    [InlineData(101)]
    [InlineData(-30)]
    public void WithPageSize_OtherSize_SaysWhichAreTaken(int size)
    {
        var exception = Assert.Throws<ArgumentOutOfRangeException>(() => DescribeBackupsRequest.For("rm-1").WithPageSize(size));

        Assert.StartsWith(
            "PageSize must be 30, 50 or 100; the service accepts no other size.", exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    public void WithPageNumber_BelowOne_SaysThatTheFirstIsOne(int number)
    {
        var exception = Assert.Throws<ArgumentOutOfRangeException>(() => DescribeBackupsRequest.For("rm-1").WithPageNumber(number));

        Assert.StartsWith("PageNumber must be 1 or more; the first page is 1.", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Build_EndBeforeStart_SaysWhatToChange()
    {
        var builder = DescribeBackupsRequest.For("rm-1").WithStartTime(Noon).WithEndTime(Noon - Duration.FromMinutes(1));

        Assert.Equal(
            "EndTime (2026-01-02T11:59:00Z) must be later than StartTime (2026-01-02T12:00:00Z). Swap them, or widen the range; both are rounded to the minute. (Parameter 'EndTime')",
            Assert.Throws<ArgumentException>(builder.Build).Message);
    }

    [Fact]
    public void Build_EndEqualToStart_IsRefusedOnWholeMinutesOnly()
    {
        Assert.Throws<ArgumentException>(() => DescribeBackupsRequest.For("rm-1").WithStartTime(Noon).WithEndTime(Noon).Build());

        var second = Noon + Duration.FromSeconds(1);
        var request = DescribeBackupsRequest.For("rm-1").WithStartTime(second).WithEndTime(second).Build();
        Assert.Equal((Noon, Noon + Duration.FromMinutes(1)), (request.StartTime, request.EndTime));
    }

    [Fact]
    public void WithBackupId_EmptyId_IsRefused()
    {
        var exception = Assert.Throws<ArgumentException>(() => DescribeBackupsRequest.For("rm-1").WithBackupId(default(BackupId)));

        Assert.StartsWith("BackupId is empty.", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void With_EmptyFilters_AreRefused()
    {
        var builder = DescribeBackupsRequest.For("rm-1");

        Assert.StartsWith("BackupStatus is empty.", Assert.Throws<ArgumentException>(() => builder.WithStatus(default(BackupStatus))).Message, StringComparison.Ordinal);
        Assert.StartsWith("BackupMode is empty.", Assert.Throws<ArgumentException>(() => builder.WithMode(default(BackupMode))).Message, StringComparison.Ordinal);
        Assert.StartsWith("BackupType is empty.", Assert.Throws<ArgumentException>(() => builder.WithType(default(BackupType))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void With_NullFilters_TakesThemAway()
    {
        var full = DescribeBackupsRequest.For("rm-1")
            .WithBackupId(new BackupId("1")).WithStatus(BackupStatus.Success).WithMode(BackupMode.Manual).WithType(BackupType.FullBackup)
            .WithStartTime(Noon).WithEndTime(Noon + Duration.FromHours(1)).Build();

        var bare = full.ToBuilder().WithBackupId(null).WithStatus(null).WithMode(null).WithType(null)
            .WithStartTime((Instant?)null).WithEndTime((Instant?)null).Build();

        Assert.Equal(DescribeBackupsRequest.For("rm-1").Build(), bare);
    }

    [Fact]
    public void ToBuilder_Changes_LeaveTheRequestAsItWas()
    {
        var request = DescribeBackupsRequest.For("rm-1").Build();

        var second = request.ToBuilder().WithPageNumber(2).Build();

        Assert.Equal((1, 2), (request.PageNumber, second.PageNumber));
    }
}
