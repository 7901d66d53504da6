using System.Collections.Concurrent;
using AliRds.Backups.Client.Emulator.Primitives;
using AliRds.Backups.Client.Emulator.Sts;
using NodaTime;

namespace AliRds.Backups.Client.Emulator;

/// <summary>
/// The security token service: <c>AssumeRole</c> and <c>AssumeRoleWithOIDC</c> (2015-04-01), on the emulator's endpoint. The emulator
/// accepts the keys that it issues until they expire by the emulator's clock. Thread-safe.
/// </summary>
public sealed class EmulatorSts
{
    /// <summary>The role that exists at the start.</summary>
    public const string DefaultRoleArn = "acs:ram::1234567890123456:role/rds-backups-emulator";

    /// <summary>The identity provider that exists at the start.</summary>
    public const string DefaultOidcProviderArn = "acs:ram::1234567890123456:oidc-provider/rds-backups-emulator";

    /// <summary>The OIDC token that is accepted at the start. It protects nothing.</summary>
    public const string DefaultOidcToken = "rds-backups-emulator-oidc-token";

    private readonly ConcurrentDictionary<string, EmulatorRole> _roles = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, Instant> _oidcTokens = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, bool> _oidcProviders = new(StringComparer.Ordinal);
    private readonly ServiceClock _clock;

    internal EmulatorSts(ServiceClock clock)
    {
        _clock = clock;
        AddRole(new EmulatorRole(DefaultRoleArn));
        AddOidcProvider(DefaultOidcProviderArn);
        AcceptOidcToken(DefaultOidcToken);
    }

    /// <summary>Adds a role, or replaces the one with the same ARN.</summary>
    /// <exception cref="ArgumentException">
    /// The ARN is not the ARN of a role, or <see cref="EmulatorRole.MaxSessionDuration"/> is out of range.
    /// </exception>
    public void AddRole(EmulatorRole role)
    {
        ArgumentNullException.ThrowIfNull(role);
        ArgumentOutOfRangeException.ThrowIfLessThan(role.MaxSessionDuration, Duration.FromHours(1), nameof(role));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(role.MaxSessionDuration, Duration.FromHours(12), nameof(role));
        if (!StsPatterns.IsRoleArn(role.Arn))
        {
            throw new ArgumentException($"'{role.Arn}' is not the ARN of a role. Write acs:ram::{{account}}:role/{{name}}.", nameof(role));
        }

        _roles[role.Arn] = role;
    }

    /// <summary>
    /// Removes a role: calls for it fail with <c>EntityNotExist.Role</c>. Its sessions stay valid. False if the role is unknown.
    /// </summary>
    public bool RemoveRole(string roleArn) => _roles.TryRemove(roleArn, out _);

    /// <summary>Adds an identity provider.</summary>
    /// <param name="providerArn">The ARN, <c>acs:ram::{account}:oidc-provider/{name}</c>; not checked.</param>
    public void AddOidcProvider(string providerArn)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(providerArn);
        _oidcProviders[providerArn] = true;
    }

    /// <summary>Accepts an OIDC token. The emulator compares its text and does not parse it.</summary>
    /// <param name="token">4 to 20,000 characters.</param>
    /// <param name="lifetime">Time until it expires by the emulator's clock; not negative. Null: never.</param>
    public void AcceptOidcToken(string token, Duration? lifetime = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(token);
        ArgumentOutOfRangeException.ThrowIfLessThan(lifetime ?? Duration.Zero, Duration.Zero);
        _oidcTokens[token] = lifetime is { } finite ? _clock.Now + finite : Instant.MaxValue;
    }

    /// <summary>Rejects an OIDC token from now on. False if it was not accepted.</summary>
    public bool RefuseOidcToken(string token) => _oidcTokens.TryRemove(token, out _);

    internal EmulatorRole? FindRole(string arn) => _roles.GetValueOrDefault(arn);

    internal bool KnowsProvider(string arn) => _oidcProviders.ContainsKey(arn);

    internal Instant? FindOidcTokenExpiration(string token) => _oidcTokens.TryGetValue(token, out var expiration) ? expiration : null;
}
