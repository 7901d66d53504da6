using AliRds.Backups.Client.Emulator;
using NodaTime;

namespace AliRds.Backups.Client.ConformanceTests.Official;

public sealed class OfficialTemporaryCredentialsTests
{
    [Fact]
    public async Task List_WithToken_IsWhatTheStoreHolds()
    {
        await using var emulator = await Seeds.StartAsync();
        var credentials = emulator.IssueTemporaryCredentials(Duration.FromHours(1));

        var outcomes = await ListAsync(emulator, credentials);

        Assert.All(outcomes, outcome => Assert.Equal(emulator.Backups.List(Seeds.Steady).Select(BackupFacts.Of), outcome.Backups));
        Assert.All(emulator.Journal.Entries, entry => Assert.Equal(credentials.AccessKeyId, entry.AccessKeyId));
    }

    [Fact]
    public async Task List_WithExpiredToken_IsRefused()
    {
        await using var emulator = await Seeds.StartAsync();
        var credentials = emulator.IssueTemporaryCredentials(Duration.Zero);

        var outcomes = await ListAsync(emulator, credentials);

        AssertRefused(outcomes, "InvalidSecurityToken.Expired");
    }

    [Fact]
    public async Task List_WithTokenOfAnotherKey_IsRefused()
    {
        await using var emulator = await Seeds.StartAsync();
        var credentials = emulator.IssueTemporaryCredentials(Duration.FromHours(1));
        var other = emulator.IssueTemporaryCredentials(Duration.FromHours(1));

        var outcomes = await ListAsync(emulator, credentials with { SecurityToken = other.SecurityToken });

        AssertRefused(outcomes, "InvalidSecurityToken.MismatchWithAccessKey");
    }

    [Fact]
    public async Task List_WithUnknownToken_IsRefused()
    {
        await using var emulator = await Seeds.StartAsync();
        var credentials = emulator.IssueTemporaryCredentials(Duration.FromHours(1));

        var outcomes = await ListAsync(emulator, credentials with { SecurityToken = "never issued" });

        AssertRefused(outcomes, "InvalidSecurityToken.Malformed");
    }

    private static Task<IReadOnlyList<OfficialOutcome>> ListAsync(RdsBackupsEmulator emulator, EmulatorTemporaryCredentials credentials) =>
        new OfficialClients(emulator).With(credentials).ListAsync(new { DBInstanceId = Seeds.Steady, pageSize = 100 });

    private static void AssertRefused(IEnumerable<OfficialOutcome> outcomes, string code) =>
        Assert.All(outcomes, outcome => Assert.Equal(code, outcome.Refusal?.Code));
}
