namespace AliRds.Backups.Client.ConformanceTests.Official;

/// <summary>Our client and the vendor's see the same.</summary>
public sealed class OwnClientTests
{
    [Theory]
    [InlineData(Seeds.Steady, 30)]
    [InlineData(Seeds.SqlServer, 50)]
    [InlineData(Seeds.Empty, 100)]
    public async Task GetBackupsAsync_EverySignatureMethodAndFormat_IsWhatTheVendorsClientsSee(string instance, int pageSize)
    {
        await using var emulator = await Seeds.StartAsync();
        var official = await new OfficialClients(emulator).ListAsync(new { DBInstanceId = instance, pageSize });

        foreach (var options in OwnClient.EveryWay(emulator))
        {
            var ours = await ListAsync(options, instance, pageSize);
            Assert.All(official, outcome => Assert.Equal(outcome.Backups, ours));
        }
    }

    private static async Task<List<BackupFacts>> ListAsync(RdsBackupsClientOptions options, string instance, int pageSize)
    {
        using var client = new RdsBackupsClient(options);
        var request = DescribeBackupsRequest.For(instance).WithPageSize(pageSize).Build();
        var backups = new List<BackupFacts>();
        await foreach (var backup in client.GetBackupsAsync(request, cancellationToken: TestContext.Current.CancellationToken))
        {
            backups.Add(BackupFacts.Of(backup));
        }

        return backups;
    }
}
