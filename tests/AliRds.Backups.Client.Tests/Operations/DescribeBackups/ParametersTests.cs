using AliRds.Backups.Client.Operations.DescribeBackups;
using NodaTime;

namespace AliRds.Backups.Client.Tests.Operations.DescribeBackups;

public sealed class ParametersTests
{
    [Fact]
    public void Of_NothingSet_WritesOnlyInstanceAndPage() =>
        Assert.Equal("DBInstanceId=rm-1&PageNumber=1&PageSize=100", Written(DescribeBackupsRequest.For("rm-1")));

    [Fact]
    public void Of_EverythingSet_WritesEachByItsNameOnTheWireInOrdinalOrder()
    {
        var builder = DescribeBackupsRequest.For("rm-1")
            .WithBackupId(new BackupId("327329803")).WithStatus(BackupStatus.Failed)
            .WithMode(BackupMode.Automated).WithType(BackupType.IncrementalBackup)
            .WithTimeRange(new Interval(Instant.FromUtc(2026, 1, 1, 0, 0), Instant.FromUtc(2026, 1, 2, 0, 0)))
            .WithPageSize(30).WithPageNumber(int.MaxValue);

        Assert.Equal(
            "BackupId=327329803&BackupMode=Automated&BackupStatus=Failed&BackupType=IncrementalBackup&DBInstanceId=rm-1&EndTime=2026-01-02T00:00Z&PageNumber=2147483647&PageSize=30&StartTime=2026-01-01T00:00Z",
            Written(builder));
    }

    [Fact]
    public void Of_OpenValues_AreWrittenAsTheyWereGiven() =>
        Assert.Equal(
            "BackupStatus=running&DBInstanceId=rm-1&PageNumber=1&PageSize=100",
            Written(DescribeBackupsRequest.For("rm-1").WithStatus(new BackupStatus("running"))));

    private static string Written(DescribeBackupsRequestBuilder builder) =>
        string.Join('&', DescribeBackupsParameters.Create(builder.Build()).Select(parameter => $"{parameter.Name}={parameter.Value}"));
}
