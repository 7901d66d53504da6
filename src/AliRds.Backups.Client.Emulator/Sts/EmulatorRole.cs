using NodaTime;

namespace AliRds.Backups.Client.Emulator;

/// <summary>A RAM role known to the emulator's STS. Every valid key may assume it, unless RAM denies the key all calls.</summary>
public sealed record EmulatorRole
{
    /// <summary>Creates a role.</summary>
    /// <param name="arn"><c>acs:ram::{account}:role/{name}</c>.</param>
    public EmulatorRole(string arn) => Arn = arn;

    /// <summary>The ARN: <c>acs:ram::{account}:role/{name}</c>.</summary>
    public string Arn { get; }

    /// <summary>The external id that the trust policy of the role requires. Default: null, none.</summary>
    public string? ExternalId { get; init; }

    /// <summary>The maximum session duration. 1 to 12 hours; default: 1 hour, as in RAM.</summary>
    public Duration MaxSessionDuration { get; init; } = Duration.FromHours(1);
}
