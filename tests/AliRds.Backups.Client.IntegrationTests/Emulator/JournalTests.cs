using AliRds.Backups.Client.Emulator;
using AliRds.Backups.Client.IntegrationTests.Emulator.Support;

namespace AliRds.Backups.Client.IntegrationTests.Emulator;

public sealed class JournalTests
{
    [Fact]
    public async Task Entry_OfAnAnsweredCall_TellsAllButSecrets()
    {
        await using var fixture = await EmulatorFixture.StartAsync();
        using var signed = fixture.Call.With("PageSize", "50").ToV3();
        var signature = signed.Headers.GetValues("Authorization").Single().Split("Signature=")[1];

        using var response = await fixture.Http.SendAsync(signed, TestContext.Current.CancellationToken);

        var entry = Assert.Single(fixture.Emulator.Journal.Entries);
        Assert.Equal((1, EmulatorFixture.Start, "POST", "DescribeBackups"), (entry.Number, entry.Time, entry.Method, entry.Action));
        Assert.Equal(("V3", EmulatorSignatureVerdict.Valid), (entry.SignatureVersion, entry.SignatureVerdict));
        Assert.Equal("50", entry.Parameters["PageSize"]);
        Assert.Equal((200, "", true), (entry.StatusCode, entry.ErrorCode, entry.IsCompleted));
        Assert.Equal(response.Content.Headers.ContentLength, entry.BytesSent);
        Assert.Equal(response.Headers.GetValues("x-acs-request-id").Single(), entry.RequestId);
        var everything = $"{entry} {string.Join(' ', entry.Headers)} {string.Join(' ', entry.Parameters)}";
        Assert.DoesNotContain(signature, everything, StringComparison.Ordinal);
    }

    [Fact]
    public async Task SignatureHash_OfTwoAttempts_DiffersUnlessTheSignatureIsTheSame()
    {
        await using var fixture = await EmulatorFixture.StartAsync();
        await fixture.SendAsync((fixture.Call with { Nonce = "a" }).ToV1());
        await fixture.SendAsync((fixture.Call with { Nonce = "b" }).ToV1());
        await fixture.SendAsync((fixture.Call with { Nonce = "b" }).ToV1());

        var hashes = fixture.Emulator.Journal.Entries.Select(entry => entry.SignatureHash).ToList();

        Assert.NotEqual(hashes[0], hashes[1]);
        Assert.Equal(hashes[1], hashes[2]);
    }

    [Fact]
    public async Task Entries_BeyondTheCapacity_LoseTheOldest()
    {
        await using var fixture = await EmulatorFixture.StartAsync(configure: options => options with { JournalCapacity = 2 });
        for (var count = 0; count < 3; count++)
        {
            await fixture.GetPageAsync(fixture.Call);
        }

        Assert.Equal([2, 3], fixture.Emulator.Journal.Entries.Select(entry => entry.Number));
        Assert.Equal(3, fixture.Emulator.Journal.ReceivedCount);
    }

    [Fact]
    public async Task Clear_AfterCalls_StartsCountingAnew()
    {
        await using var fixture = await EmulatorFixture.StartAsync();
        await fixture.GetPageAsync(fixture.Call);

        fixture.Emulator.Journal.Clear();
        await fixture.GetPageAsync(fixture.Call);

        Assert.Equal(2, Assert.Single(fixture.Emulator.Journal.Entries).Number);
        Assert.Equal(1, fixture.Emulator.Journal.ReceivedCount);
    }

    [Fact]
    public async Task WaitForRequestsAsync_UntilTheSecondCall_CompletesThen()
    {
        await using var fixture = await EmulatorFixture.StartAsync();
        var waiting = fixture.Emulator.Journal.WaitForRequestsAsync(2, TestContext.Current.CancellationToken);
        await fixture.GetPageAsync(fixture.Call);
        Assert.False(waiting.IsCompleted);

        await fixture.GetPageAsync(fixture.Call);

        await waiting;
    }

    [Fact]
    public async Task WaitForResponsesAsync_Canceled_Throws()
    {
        await using var fixture = await EmulatorFixture.StartAsync();
        using var cancel = new CancellationTokenSource();
        var waiting = fixture.Emulator.Journal.WaitForResponsesAsync(1, cancel.Token);

        await cancel.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
    }

    [Fact]
    public async Task Failure_InsideTheEmulator_IsNotMistakenForTheService()
    {
        await using var fixture = await EmulatorFixture.StartAsync();
        fixture.Emulator.Faults.Add(new EmulatorFaultRule
        {
            Fault = EmulatorFault.InternalError(),
            When = _ => throw new InvalidOperationException("bad predicate"),
        });

        var (status, body) = await fixture.SendAsync(fixture.Call.ToV3());

        Assert.Equal(500, (int)status);
        Assert.StartsWith("EmulatorFailure: InvalidOperationException", body, StringComparison.Ordinal);
        Assert.Contains("bad predicate", Assert.Single(fixture.Emulator.Journal.Entries).EmulatorFailure, StringComparison.Ordinal);
    }
}
