using System.Runtime.CompilerServices;
using AliRds.Backups.Client.Credentials.Runtime;
using NodaTime;

namespace AliRds.Backups.Client.Credentials.Profiles;

/// <summary>One profile of the command line tool, and the settings of each mode that it holds. Not a record, which would print its
/// secrets.</summary>
internal sealed class CliProfile
{
    private const long LastSecond = 253_402_300_799;

    public string? Name { get; init; }

    public string? Mode { get; init; }

    public string? AccessKeyId { get; init; }

    public string? AccessKeySecret { get; init; }

    public string? StsToken { get; init; }

    /// <summary>Seconds since 1970; 0 when not known.</summary>
    public long? StsExpiration { get; init; }

    public string? RamRoleArn { get; init; }

    public string? RamRoleName { get; init; }

    public string? RamSessionName { get; init; }

    public int? ExpiredSeconds { get; init; }

    public string? Policy { get; init; }

    public string? ExternalId { get; init; }

    public string? StsRegion { get; init; }

    public bool? EnableVpc { get; init; }

    public string? SourceProfile { get; init; }

    public string? OidcProviderArn { get; init; }

    public string? OidcTokenFile { get; init; }

    public string? CloudSsoSignInUrl { get; init; }

    public string? AccessToken { get; init; }

    /// <summary>Seconds since 1970.</summary>
    public long? CloudSsoAccessTokenExpire { get; init; }

    public string? CloudSsoAccountId { get; init; }

    public string? CloudSsoAccessConfig { get; init; }

    public string? ProcessCommand { get; init; }

    /// <summary>The value of a setting.</summary>
    /// <exception cref="RdsCredentialsUnavailableException">It is blank; the message says how the file names it.</exception>
    public string GetRequired(string? value, [CallerArgumentExpression(nameof(value))] string setting = "") =>
        string.IsNullOrWhiteSpace(value)
            ? throw new RdsCredentialsUnavailableException($"The profile '{Name}' has no {CredentialsJson.ToSnakeCase(setting)}.")
            : value;

    public RdsCredentials ToAccessKey(string? securityToken = null) => new(
        GetRequired(AccessKeyId), GetRequired(AccessKeySecret), string.IsNullOrWhiteSpace(securityToken) ? null : securityToken);

    public RdsCredentials ToTemporaryKey() => new(
        GetRequired(AccessKeyId), GetRequired(AccessKeySecret), GetRequired(StsToken), ToInstant(StsExpiration));

    public AssumeRoleOptions ToAssumeRoleOptions() => new()
    {
        RoleArn = GetRequired(RamRoleArn),
        SessionName = RamSessionName,
        Policy = Policy,
        ExternalId = ExternalId,
        Duration = GetSessionDuration(),
    };

    public OidcRoleOptions ToOidcRoleOptions() => new()
    {
        RoleArn = GetRequired(RamRoleArn),
        ProviderArn = GetRequired(OidcProviderArn),
        TokenFile = GetRequired(OidcTokenFile),
        SessionName = RamSessionName,
        Policy = Policy,
        Duration = GetSessionDuration(),
    };

    public Instant? GetSignInEnd() => ToInstant(CloudSsoAccessTokenExpire);

    /// <summary>A time in seconds since 1970; <see langword="null"/> when it is absent, zero, or beyond all years.</summary>
    private static Instant? ToInstant(long? seconds) =>
        seconds is > 0 and <= LastSecond ? Instant.FromUnixTimeSeconds(seconds.Value) : null;

    private TimeSpan GetSessionDuration() =>
        ExpiredSeconds is > 0 and var seconds ? TimeSpan.FromSeconds(seconds) : TimeSpan.FromHours(1);
}

/// <summary>The configuration file of the vendor's command line tool.</summary>
internal sealed class CliConfig
{
    public string? Current { get; init; }

    public IReadOnlyList<CliProfile?>? Profiles { get; init; }
}
