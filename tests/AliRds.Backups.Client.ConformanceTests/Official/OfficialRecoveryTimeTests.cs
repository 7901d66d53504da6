using AliRds.Backups.Client.Emulator;
using Microsoft.Extensions.Time.Testing;

namespace AliRds.Backups.Client.ConformanceTests.Official;

/// <summary>Our client and the vendor's see the same recovery time range.</summary>
public sealed class OfficialRecoveryTimeTests
{
    private const string Operation = "DescribeLocalAvailableRecoveryTime";

    private static readonly string[] Names = ["DBInstanceId", "RecoveryBeginTime", "RecoveryEndTime"];

    [Fact]
    public async Task GetRecoveryTimeRange_EverySignatureMethodAndFormat_IsWhatTheVendorsClientsSee()
    {
        await using var emulator = await StartAsync();
        var oldest = emulator.Backups.List(Seeds.Steady)
            .Last(backup => backup.Status == EmulatorBackupStatus.Success && backup.Type == EmulatorBackupType.FullBackup);

        var official = await new OfficialClients(emulator)
            .CallAsync(Operation, new { DBInstanceId = Seeds.Steady, region = "cn-hangzhou" });

        foreach (var options in OwnClient.EveryWay(emulator))
        {
            using var client = new RdsBackupsClient(options);
            var range = await client.GetRecoveryTimeRangeAsync(Seeds.Steady, TestContext.Current.CancellationToken);

            Assert.Equal(oldest.EndTime, range.EarliestTime);
            Assert.All(official, outcome => Assert.Equal(
                [$"{range.DbInstanceId}", $"{range.EarliestTime}", $"{range.LatestTime}"],
                Names.Select(name => outcome.Response.Text(name))));
        }

        Assert.All(
            emulator.Journal.Entries,
            entry => Assert.Equal((Operation, EmulatorSignatureVerdict.Valid), (entry.Action, entry.SignatureVerdict)));
    }

    [Theory]
    [InlineData(Seeds.SqlServer, "IncorrectDBInstanceEngine", RecoveryUnavailableReason.UnsupportedEngine)]
    [InlineData(Seeds.Empty, "InvalidBackup.NotFound", RecoveryUnavailableReason.NoBackup)]
    public async Task GetRecoveryTimeRange_NoRange_HasTheReasonThatTheVendorsClientsThrow(
        string instance, string code, RecoveryUnavailableReason reason)
    {
        await using var emulator = await StartAsync();

        var official = await new OfficialClients(emulator).CallAsync(Operation, new { DBInstanceId = instance });

        Assert.All(official, outcome => Assert.Equal(code, outcome.Refusal?.Code));
        foreach (var options in OwnClient.EveryWay(emulator))
        {
            using var client = new RdsBackupsClient(options);
            var range = await client.GetRecoveryTimeRangeAsync(instance, TestContext.Current.CancellationToken);
            Assert.Equal(reason, range.UnavailableReason);
        }
    }

    /// <summary>The end of the range is the time of the call, so the emulator's clock stands still.</summary>
    private static Task<RdsBackupsEmulator> StartAsync() => RdsBackupsEmulator.StartAsync(
        new RdsBackupsEmulatorOptions { Seed = Seeds.All, TimeProvider = new FakeTimeProvider(DateTimeOffset.UtcNow) },
        TestContext.Current.CancellationToken);
}
