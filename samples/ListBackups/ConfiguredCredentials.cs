namespace ListBackups;

/// <summary>Whether a source of access keys is set up on this machine. It does not get a key.</summary>
internal static class ConfiguredCredentials
{
    /// <summary>Groups of variables, each of which configures a source.</summary>
    private static readonly string[][] Variables =
    [
        ["ALIBABA_CLOUD_ACCESS_KEY_ID", "ALIBABA_CLOUD_ACCESS_KEY_SECRET"],
        ["ALIBABA_CLOUD_ROLE_ARN", "ALIBABA_CLOUD_OIDC_PROVIDER_ARN", "ALIBABA_CLOUD_OIDC_TOKEN_FILE"],
        ["ALIBABA_CLOUD_ECS_METADATA"],
        ["ALIBABA_CLOUD_CREDENTIALS_URI"],
        ["ALIBABA_CLOUD_CREDENTIALS_FILE"],
        ["ALIBABA_CLOUD_CONFIG_FILE"],
    ];

    private static readonly string[] Files = [".aliyun/config.json", ".alibabacloud/credentials", ".alibabacloud/credentials.ini"];

    public static bool Exist() => Variables.Any(names => names.All(IsSet)) || Files.Any(ExistsAtHome);

    private static bool IsSet(string name) => !string.IsNullOrWhiteSpace(Environment.GetEnvironmentVariable(name));

    private static bool ExistsAtHome(string path) =>
        File.Exists(Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), path));
}
