namespace AliRds.Backups.Client.HostileTests.Credentials;

/// <summary>The clock of a machine that is set wrong. Waits pass as ever.</summary>
internal sealed class ShiftedClock(TimeSpan ahead) : TimeProvider
{
    internal TimeSpan Ahead { get; set; } = ahead;

    public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + Ahead;
}
