using AliRds.Backups.Client.Emulator;

namespace AliRds.Backups.Client.ConformanceTests.Official;

public sealed class OfficialRefusalTests
{
    private static readonly object OnePage = new { DBInstanceId = Seeds.Empty };

    [Fact]
    public async Task List_WrongSecret_IsRefusedWithTheServersText()
    {
        await using var emulator = await Seeds.StartAsync();

        var outcomes = await new OfficialClients(emulator) { AccessKeySecret = "wrong" }.ListAsync(OnePage);

        AssertRefused(emulator, outcomes, "SignatureDoesNotMatch", 400);
        Assert.All(outcomes, outcome => Assert.Contains("server string to sign is:", outcome.Refusal!.Message, StringComparison.Ordinal));
    }

    [Fact]
    public async Task List_UnknownKey_IsRefused()
    {
        await using var emulator = await Seeds.StartAsync();

        var outcomes = await new OfficialClients(emulator) { AccessKeyId = "unknown" }.ListAsync(OnePage);

        AssertRefused(emulator, outcomes, "InvalidAccessKeyId.NotFound", 404);
    }

    [Theory]
    [InlineData(-20)]
    [InlineData(20)]
    public async Task List_ClockTwentyMinutesOff_IsRefused(int minutes)
    {
        await using var emulator = await Seeds.StartAsync();

        var outcomes = await WithClock(emulator, minutes).ListAsync(OnePage);

        AssertRefused(emulator, outcomes, "InvalidTimeStamp.Expired", 400);
    }

    [Theory]
    [InlineData(-10)]
    [InlineData(10)]
    public async Task List_ClockTenMinutesOff_IsAnswered(int minutes)
    {
        await using var emulator = await Seeds.StartAsync();

        var outcomes = await WithClock(emulator, minutes).ListAsync(OnePage);

        Assert.All(outcomes, outcome => Assert.Empty(outcome.Backups));
    }

    [Fact]
    public async Task List_SentTwice_IsRefusedTheSecondTime()
    {
        await using var emulator = await Seeds.StartAsync();

        var outcomes = await new OfficialClients(emulator) { Preload = "send-twice.js" }.ListAsync(OnePage);

        AssertRefused(emulator, outcomes, "SignatureNonceUsed", 400);
        Assert.All(emulator.Journal.Entries.Chunk(2), sent =>
        {
            Assert.Equal(200, sent[0].StatusCode);
            Assert.Equal((sent[0].Nonce, sent[0].SignatureHash), (sent[1].Nonce, sent[1].SignatureHash));
        });
    }

    [Fact]
    public async Task List_UnknownInstance_IsRefused()
    {
        await using var emulator = await Seeds.StartAsync();

        var outcomes = await new OfficialClients(emulator).ListAsync(new { DBInstanceId = "rm-unknown" });

        AssertRefused(emulator, outcomes, "InvalidDBInstanceId.NotFound", 404);
    }

    private static OfficialClients WithClock(RdsBackupsEmulator emulator, int minutes) =>
        new(emulator) { Preload = "shift-clock.js", ClockShiftMinutes = minutes };

    private static void AssertRefused(RdsBackupsEmulator emulator, IEnumerable<OfficialOutcome> outcomes, string code, int status) =>
        Assert.All(outcomes, outcome =>
        {
            Assert.Equal((code, status), (outcome.Refusal?.Code, outcome.Refusal?.Status));
            Assert.Single(emulator.Journal.Entries, entry => entry.ErrorCode == code && entry.RequestId == outcome.Refusal!.RequestId);
        });
}
