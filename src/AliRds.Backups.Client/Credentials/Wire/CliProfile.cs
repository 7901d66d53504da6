using System.Text.Json.Serialization;

namespace AliRds.Backups.Client.Credentials.Wire;

/// <summary>One profile of the command line tool. Not a record, which would print its secrets.</summary>
internal sealed class CliProfile
{
    [JsonPropertyName("name")]
    public string? Name { get; init; }

    [JsonPropertyName("mode")]
    public string? Mode { get; init; }

    [JsonPropertyName("access_key_id")]
    public string? AccessKeyId { get; init; }

    [JsonPropertyName("access_key_secret")]
    public string? AccessKeySecret { get; init; }

    [JsonPropertyName("sts_token")]
    public string? StsToken { get; init; }

    /// <summary>Seconds since 1970; 0 when not known.</summary>
    [JsonPropertyName("sts_expiration")]
    public long? StsExpiration { get; init; }

    [JsonPropertyName("ram_role_arn")]
    public string? RamRoleArn { get; init; }

    [JsonPropertyName("ram_role_name")]
    public string? RamRoleName { get; init; }

    [JsonPropertyName("ram_session_name")]
    public string? RamSessionName { get; init; }

    [JsonPropertyName("expired_seconds")]
    public int? ExpiredSeconds { get; init; }

    [JsonPropertyName("policy")]
    public string? Policy { get; init; }

    [JsonPropertyName("external_id")]
    public string? ExternalId { get; init; }

    [JsonPropertyName("sts_region")]
    public string? StsRegion { get; init; }

    [JsonPropertyName("enable_vpc")]
    public bool? EnableVpc { get; init; }

    [JsonPropertyName("source_profile")]
    public string? SourceProfile { get; init; }

    [JsonPropertyName("oidc_provider_arn")]
    public string? OidcProviderArn { get; init; }

    [JsonPropertyName("oidc_token_file")]
    public string? OidcTokenFile { get; init; }

    [JsonPropertyName("cloud_sso_sign_in_url")]
    public string? CloudSsoSignInUrl { get; init; }

    [JsonPropertyName("access_token")]
    public string? AccessToken { get; init; }

    /// <summary>Seconds since 1970.</summary>
    [JsonPropertyName("cloud_sso_access_token_expire")]
    public long? CloudSsoAccessTokenExpire { get; init; }

    [JsonPropertyName("cloud_sso_account_id")]
    public string? CloudSsoAccountId { get; init; }

    [JsonPropertyName("cloud_sso_access_config")]
    public string? CloudSsoAccessConfig { get; init; }

    [JsonPropertyName("process_command")]
    public string? ProcessCommand { get; init; }

    [JsonPropertyName("credentials_uri")]
    public string? CredentialsUri { get; init; }
}
