using System.Collections.Concurrent;
using AliRds.Backups.Client.Emulator.Sts;
using NodaTime;

namespace AliRds.Backups.Client.Emulator;

/// <summary>
/// The security token service: <c>AssumeRole</c> and <c>AssumeRoleWithOIDC</c> (2015-04-01), on the emulator's endpoint. The keys it
/// issues are accepted until they expire on the emulator's clock. Safe to use from any thread.
/// </summary>
public sealed class EmulatorSts
{
    /// <summary>The role that is there from the start.</summary>
    public const string DefaultRoleArn = "acs:ram::1234567890123456:role/rds-backups-emulator";

    /// <summary>The identity provider that is there from the start.</summary>
    public const string DefaultOidcProviderArn = "acs:ram::1234567890123456:oidc-provider/rds-backups-emulator";

    /// <summary>The OIDC token that is accepted from the start. It protects nothing.</summary>
    public const string DefaultOidcToken = "rds-backups-emulator-oidc-token";

    private readonly ConcurrentDictionary<string, EmulatorRole> _roles = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, Instant> _oidcTokens = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, bool> _oidcProviders = new(StringComparer.Ordinal);
    private readonly Func<Instant> _now;

    internal EmulatorSts(Func<Instant> now)
    {
        _now = now;
        AddRole(new EmulatorRole(DefaultRoleArn));
        AddOidcProvider(DefaultOidcProviderArn);
        AcceptOidcToken(DefaultOidcToken);
    }

    /// <summary>Adds a role, or changes a known one.</summary>
    /// <exception cref="ArgumentException">The ARN is not one of a role, or the longest session is out of its range.</exception>
    public void AddRole(EmulatorRole role)
    {
        ArgumentNullException.ThrowIfNull(role);
        ArgumentOutOfRangeException.ThrowIfLessThan(role.MaxSessionDuration, Duration.FromHours(1), nameof(role));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(role.MaxSessionDuration, Duration.FromHours(12), nameof(role));
        if (!StsPatterns.IsRoleArn(role.Arn))
        {
            throw new ArgumentException($"'{role.Arn}' is not acs:ram::{{account}}:role/{{name}}.", nameof(role));
        }

        _roles[role.Arn] = role;
    }

    /// <summary>Forgets a role: <c>EntityNotExist.Role</c>. Its sessions go on. False if it was not known.</summary>
    public bool RemoveRole(string roleArn) => _roles.TryRemove(roleArn, out _);

    /// <summary>Adds an identity provider.</summary>
    /// <param name="providerArn"><c>acs:ram::{account}:oidc-provider/{name}</c>; not checked.</param>
    public void AddOidcProvider(string providerArn)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(providerArn);
        _oidcProviders[providerArn] = true;
    }

    /// <summary>Accepts an OIDC token. Its text is compared, not read.</summary>
    /// <param name="token">4 to 20,000 characters.</param>
    /// <param name="lifetime">Time until it expires on the emulator's clock; not negative. Null: it does not expire.</param>
    public void AcceptOidcToken(string token, Duration? lifetime = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(token);
        ArgumentOutOfRangeException.ThrowIfLessThan(lifetime ?? Duration.Zero, Duration.Zero);
        _oidcTokens[token] = lifetime is { } life ? _now() + life : Instant.MaxValue;
    }

    /// <summary>Refuses an OIDC token from now on. False if it was not accepted before.</summary>
    public bool RefuseOidcToken(string token) => _oidcTokens.TryRemove(token, out _);

    internal EmulatorRole? FindRole(string arn) => _roles.GetValueOrDefault(arn);

    internal bool KnowsProvider(string arn) => _oidcProviders.ContainsKey(arn);

    internal Instant? FindOidcTokenEnd(string token) => _oidcTokens.TryGetValue(token, out var end) ? end : null;
}
