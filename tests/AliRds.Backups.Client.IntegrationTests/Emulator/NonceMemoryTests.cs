using AliRds.Backups.Client.Emulator.Authentication;
using NodaTime;

namespace AliRds.Backups.Client.IntegrationTests.Emulator;

public sealed class NonceMemoryTests
{
    private static readonly Instant Start = Instant.FromUtc(2026, 1, 2, 3, 4, 5);

    [Fact]
    public void TryUse_AfterTheWindow_ForgetsWhatIsOver()
    {
        var memory = new NonceMemory();
        var window = Duration.FromMinutes(15);
        for (var number = 0; number < 1_000; number++)
        {
            Assert.True(memory.TryUse("key", $"{number}", Start, Start + window));
        }

        Assert.True(memory.TryUse("key", "later", Start + window + Duration.Epsilon, Start + (window * 2)));

        Assert.Equal(1, memory.Count);
    }

    [Fact]
    public void TryUse_WithinTheWindow_RefusesTheSameNonce()
    {
        var memory = new NonceMemory();
        memory.TryUse("key", "nonce", Start, Start + Duration.FromMinutes(15));

        Assert.False(memory.TryUse("key", "nonce", Start + Duration.FromMinutes(15), Start + Duration.FromMinutes(30)));
        Assert.True(memory.TryUse("other", "nonce", Start, Start + Duration.FromMinutes(15)));
    }
}
