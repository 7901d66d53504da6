using AliRds.Backups.Client.Tests.Support;

namespace AliRds.Backups.Client.Tests.Rpc.Pipeline;

/// <summary>One backup by its id.</summary>
public sealed class FindTests
{
    [Fact]
    public async Task GetBackup_OthersCome_GivesTheOneAskedFor()
    {
        using var harness = new ClientHarness(Step.Answer(200, """{"Items":{"Backup":[{"BackupId":6},{"BackupId":"7","BackupSize":3}]}}"""));

        var backup = await GetAsync(harness);

        Assert.Equal((new BackupId("7"), 3), (backup.BackupId, backup.Size));
        Assert.Contains("?BackupId=7&DBInstanceId=rm-1&PageNumber=1&PageSize=30", Assert.Single(harness.Server.Sent).Address, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"RequestId":"R-1","Items":{"Backup":[]}}""")]
    [InlineData("""{"RequestId":"R-1","Items":{"Backup":[{"BackupId":6}]}}""")]
    public async Task GetBackup_NoSuchBackup_IsNotFoundWithTheFactsOfTheCall(string body)
    {
        using var harness = new ClientHarness(Step.Throttled, Step.Answer(200, body));

        var exception = await Assert.ThrowsAsync<RdsNotFoundException>(() => GetAsync(harness));

        Assert.Equal(
            "InvalidBackupId.NotFound: The instance 'rm-1' has no backup '7'. Its retention may have ended. (HTTP status: 200, request id: R-1, host: rds.aliyuncs.com, attempts: 2, after: 0.2 s)",
            exception.Message);
        Assert.Equal((2, 2), (harness.Attempts, exception.Attempts));
    }

    [Theory]
    [InlineData("", "7")]
    [InlineData("rm-1", "")]
    public async Task GetBackup_EmptyId_IsRejectedBeforeAnythingIsSent(string dbInstanceId, string backupId)
    {
        using var harness = new ClientHarness(Step.Ok);
        using var client = harness.CreateClient();

        await Assert.ThrowsAnyAsync<ArgumentException>(() => client.GetBackupAsync(dbInstanceId, backupId, TestContext.Current.CancellationToken));

        Assert.Empty(harness.Server.Sent);
    }

    private static async Task<Backup> GetAsync(ClientHarness harness)
    {
        using var client = harness.CreateClient();
        return await client.GetBackupAsync("rm-1", "7", TestContext.Current.CancellationToken);
    }
}
