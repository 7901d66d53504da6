using NodaTime;

namespace AliRds.Backups.Client.Emulator.Keys;

internal sealed record AccessKey(string Id, string Secret)
{
    public bool IsActive { get; init; } = true;

    public string? SecurityToken { get; init; }

    public Instant Expiration { get; init; } = Instant.MaxValue;

    public override string ToString() => Id;
}
