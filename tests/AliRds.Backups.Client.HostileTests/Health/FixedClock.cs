namespace AliRds.Backups.Client.HostileTests.Health;

/// <summary>A clock that stands still, with timers that go on, so that the age of a row is known and nothing hangs.</summary>
internal sealed class FixedClock : TimeProvider
{
    internal static DateTimeOffset Now { get; } = new(2026, 2, 1, 0, 0, 0, TimeSpan.Zero);

    public override DateTimeOffset GetUtcNow() => Now;
}
