using AliRds.Backups.Client.Credentials.Runtime;

namespace AliRds.Backups.Client.Credentials.Profiles;

/// <summary>The ini file of the vendor's libraries. Some call it <c>credentials</c>, others <c>credentials.ini</c>.</summary>
internal sealed class IniProfileFormat(StsOptions sts, EcsRoleOptions ecs, SourceFactory sources) : IProfileFormat
{
    private const string DefaultName = "default";

    public string PathVariable => EnvironmentVariables.CredentialsFile;

    public string Folder => ".alibabacloud";

    public IReadOnlyList<string> FileNames { get; } = ["credentials", "credentials.ini"];

    public IRdsCredentialsProvider CreateProvider(string text, string? name)
    {
        var wanted = name ?? DefaultName;
        var profile = IniFile.Parse(text).TryGetValue(wanted, out var values)
            ? new IniProfile(wanted, values)
            : throw new RdsCredentialsUnavailableException($"It has no profile '{wanted}'.");
        return profile.Get("type")?.ToLowerInvariant() switch
        {
            null => throw new RdsCredentialsUnavailableException($"The profile '{wanted}' has no type."),
            "ecs_ram_role" => sources.CreateEcsRole(ecs.WithRole(profile.Get("role_name"))),
            "ram_role_arn" => sources.CreateRole(CreateStatic(profile), ToAssumeRoleOptions(profile), GetSts(profile)),
            "oidc_role_arn" => sources.CreateOidcRole(ToOidcRoleOptions(profile), GetSts(profile)),
            "rsa_key_pair" => throw new RdsCredentialsUnavailableException(
                $"The profile '{wanted}' has the type rsa_key_pair, which is not supported; use ram_role_arn or access_key."),

            // The vendor's libraries take every other type with a key for an access key.
            _ => CreateStatic(profile),
        };
    }

    private static StaticCredentialsProvider CreateStatic(IniProfile profile) =>
        new(profile.GetRequired("access_key_id"), profile.GetRequired("access_key_secret"));

    private static AssumeRoleOptions ToAssumeRoleOptions(IniProfile profile) => new()
    {
        RoleArn = profile.GetRequired("role_arn"),
        SessionName = profile.Get("role_session_name"),
        Policy = profile.Get("policy"),
        ExternalId = profile.Get("external_id"),
    };

    private static OidcRoleOptions ToOidcRoleOptions(IniProfile profile) => new()
    {
        RoleArn = profile.GetRequired("role_arn"),
        ProviderArn = profile.GetRequired("oidc_provider_arn"),
        TokenFile = profile.GetRequired("oidc_token_file_path"),
        SessionName = profile.Get("role_session_name"),
        Policy = profile.Get("policy"),
    };

    // Only enable_vpc counts. Old files carry "enable = true", which means that the profile is active.
    private StsOptions GetSts(IniProfile profile) =>
        sts.WithProfile(profile.Get("sts_region"), string.Equals(profile.Get("enable_vpc"), "true", StringComparison.OrdinalIgnoreCase));
}
