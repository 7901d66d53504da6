using AliRds.Backups.Client.Credentials.Runtime;
using AliRds.Backups.Client.Credentials.Wire;
using NodaTime;

namespace AliRds.Backups.Client.Credentials.Profiles;

/// <summary>Reads the settings of each mode out of a CLI profile.</summary>
internal static class CliProfileSettings
{
    private const long LastSecond = 253_402_300_799;

    public static StaticCredentialsProvider Key(CliProfile profile, string? token) => new(
        Require(profile, profile.AccessKeyId, "access_key_id"),
        Require(profile, profile.AccessKeySecret, "access_key_secret"),
        string.IsNullOrWhiteSpace(token) ? null : token);

    public static IRdsCredentialsProvider TemporaryKey(CliProfile profile, CredentialsRuntime runtime)
    {
        return new StoredTokenProvider(new RdsCredentials(
            Require(profile, profile.AccessKeyId, "access_key_id"),
            Require(profile, profile.AccessKeySecret, "access_key_secret"),
            Require(profile, profile.StsToken, "sts_token"),
            Time(profile.StsExpiration)), runtime);
    }

    public static AssumeRoleOptions Role(CliProfile profile) => new()
    {
        RoleArn = Require(profile, profile.RamRoleArn, "ram_role_arn"),
        SessionName = profile.RamSessionName,
        Policy = profile.Policy,
        ExternalId = profile.ExternalId,
        Duration = Life(profile),
    };

    public static OidcRoleOptions Oidc(CliProfile profile) => new()
    {
        RoleArn = Require(profile, profile.RamRoleArn, "ram_role_arn"),
        ProviderArn = Require(profile, profile.OidcProviderArn, "oidc_provider_arn"),
        TokenFile = Require(profile, profile.OidcTokenFile, "oidc_token_file"),
        SessionName = profile.RamSessionName,
        Policy = profile.Policy,
        Duration = Life(profile),
    };

    public static EcsRoleOptions Ecs(CliProfile profile, EcsRoleOptions options) => new()
    {
        RoleName = string.IsNullOrWhiteSpace(profile.RamRoleName) ? options.RoleName : profile.RamRoleName,
        AllowImdsV1 = options.AllowImdsV1,
        Timeout = options.Timeout,
        Endpoint = options.Endpoint,
    };

    public static StsOptions Sts(CliProfile profile, StsOptions options) => new()
    {
        Region = string.IsNullOrWhiteSpace(profile.StsRegion) ? options.Region : profile.StsRegion,
        UseVpcEndpoint = options.UseVpcEndpoint || profile.EnableVpc == true,
        Endpoint = options.Endpoint,
    };

    public static string Require(CliProfile profile, string? value, string key) => string.IsNullOrWhiteSpace(value)
        ? throw new RdsCredentialsUnavailableException($"The profile '{profile.Name}' has no {key}.")
        : value;

    public static RdsCredentialsUnavailableException Unsupported(CliProfile profile) =>
        new($"The profile '{profile.Name}' has the mode '{profile.Mode}', which is not supported; {Advice(profile.Mode)}.");

    private static string Advice(string? mode) => mode switch
    {
        "OAuth" => "sign in with a CloudSSO profile, or use one of the mode External that prints the key",
        "RamRoleArnWithRoleName" => "use ChainableRamRoleArn with a source_profile of the mode EcsRamRole",
        "CredentialsURI" => "choose the credentials URI as the source instead",
        _ => "use AK, StsToken, RamRoleArn, ChainableRamRoleArn, EcsRamRole, OIDC, CloudSSO or External",
    };

    /// <summary>A time in seconds since 1970; <see langword="null"/> when it is absent, zero, or beyond all years.</summary>
    public static Instant? Time(long? seconds) =>
        seconds is > 0 and <= LastSecond ? Instant.FromUnixTimeSeconds(seconds.Value) : null;

    private static TimeSpan Life(CliProfile profile) =>
        profile.ExpiredSeconds is > 0 and var seconds ? TimeSpan.FromSeconds(seconds) : TimeSpan.FromHours(1);
}
