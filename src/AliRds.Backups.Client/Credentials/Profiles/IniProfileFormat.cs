using AliRds.Backups.Client.Credentials.Metadata;
using AliRds.Backups.Client.Credentials.Runtime;
using AliRds.Backups.Client.Credentials.Sts;

namespace AliRds.Backups.Client.Credentials.Profiles;

/// <summary>The ini file of the vendor's libraries. Its name is <c>credentials</c> to some of them, <c>credentials.ini</c> to others.</summary>
internal sealed class IniProfileFormat(StsOptions sts, EcsRoleOptions ecs, CredentialsRuntime runtime) : IProfileFormat
{
    private const string DefaultName = "default";

    public string PathVariable => CredentialsVariables.CredentialsFile;

    public string Folder => ".alibabacloud";

    public IReadOnlyList<string> FileNames { get; } = ["credentials", "credentials.ini"];

    public IRdsCredentialsProvider Build(string text, string? name)
    {
        var wanted = name ?? DefaultName;
        var profile = IniFile.Parse(text).TryGetValue(wanted, out var values)
            ? new IniProfile(wanted, values)
            : throw new RdsCredentialsUnavailableException($"It has no profile '{wanted}'.");
        return profile.Find("type")?.ToLowerInvariant() switch
        {
            null => throw new RdsCredentialsUnavailableException($"The profile '{wanted}' has no type."),
            "ecs_ram_role" => runtime.Refreshing(new EcsRoleFetcher(ForRole(profile.Find("role_name")), runtime)),
            "ram_role_arn" => runtime.Refreshing(new AssumeRoleFetcher(StaticKey(profile), Role(profile), Sts(profile), runtime)),
            "oidc_role_arn" => runtime.Refreshing(new OidcRoleFetcher(Oidc(profile), Sts(profile), runtime)),
            "rsa_key_pair" => throw new RdsCredentialsUnavailableException(
                $"The profile '{wanted}' has the type rsa_key_pair, which is not supported; use ram_role_arn or access_key."),
            // The vendor's libraries take every other type with a key for an access key.
            _ => StaticKey(profile),
        };
    }

    private static StaticCredentialsProvider StaticKey(IniProfile profile) =>
        new(profile.Require("access_key_id"), profile.Require("access_key_secret"));

    private static AssumeRoleOptions Role(IniProfile profile) => new()
    {
        RoleArn = profile.Require("role_arn"),
        SessionName = profile.Find("role_session_name"),
        Policy = profile.Find("policy"),
        ExternalId = profile.Find("external_id"),
    };

    private static OidcRoleOptions Oidc(IniProfile profile) => new()
    {
        RoleArn = profile.Require("role_arn"),
        ProviderArn = profile.Require("oidc_provider_arn"),
        TokenFile = profile.Require("oidc_token_file_path"),
        SessionName = profile.Find("role_session_name"),
        Policy = profile.Find("policy"),
    };

    // Only the name that says what it means: old files carry "enable = true", for "this profile is active".
    private StsOptions Sts(IniProfile profile) => new()
    {
        Region = profile.Find("sts_region") ?? sts.Region,
        UseVpcEndpoint = sts.UseVpcEndpoint || string.Equals(profile.Find("enable_vpc"), "true", StringComparison.OrdinalIgnoreCase),
        Endpoint = sts.Endpoint,
    };

    private EcsRoleOptions ForRole(string? name) => new()
    {
        RoleName = name ?? ecs.RoleName,
        AllowImdsV1 = ecs.AllowImdsV1,
        Timeout = ecs.Timeout,
        Endpoint = ecs.Endpoint,
    };
}
