using NodaTime;

namespace AliRds.Backups.Client.Emulator;

/// <summary>A RAM role that the emulator's STS knows. Every valid key may assume it, unless RAM denies that key everything.</summary>
/// <param name="Arn"><c>acs:ram::{account}:role/{name}</c>.</param>
public sealed record EmulatorRole(string Arn)
{
    /// <summary>The external id that the role's trust asks for. Default null: none.</summary>
    public string? ExternalId { get; init; }

    /// <summary>The longest session. 1 to 12 hours, default 1 hour, as in RAM.</summary>
    public Duration MaxSessionDuration { get; init; } = Duration.FromHours(1);
}
