namespace AliRds.Backups.Client.Credentials.Runtime;

/// <summary>The vendor's environment variables. A blank one counts as unset.</summary>
/// <param name="read">Reads a variable by its name.</param>
internal sealed class EnvironmentVariables(Func<string, string?> read)
{
    public const string AccessKeyId = "ALIBABA_CLOUD_ACCESS_KEY_ID";
    public const string AccessKeySecret = "ALIBABA_CLOUD_ACCESS_KEY_SECRET";
    public const string SecurityToken = "ALIBABA_CLOUD_SECURITY_TOKEN";
    public const string RoleArn = "ALIBABA_CLOUD_ROLE_ARN";
    public const string RoleSessionName = "ALIBABA_CLOUD_ROLE_SESSION_NAME";
    public const string OidcProviderArn = "ALIBABA_CLOUD_OIDC_PROVIDER_ARN";
    public const string OidcTokenFile = "ALIBABA_CLOUD_OIDC_TOKEN_FILE";
    public const string Profile = "ALIBABA_CLOUD_PROFILE";
    public const string CredentialsFile = "ALIBABA_CLOUD_CREDENTIALS_FILE";
    public const string ConfigFile = "ALIBABA_CLOUD_CONFIG_FILE";
    public const string CliProfileDisabled = "ALIBABA_CLOUD_CLI_PROFILE_DISABLED";
    public const string EcsRole = "ALIBABA_CLOUD_ECS_METADATA";
    public const string EcsDisabled = "ALIBABA_CLOUD_ECS_METADATA_DISABLED";
    public const string ImdsV1Disabled = "ALIBABA_CLOUD_IMDSV1_DISABLED";
    public const string CredentialsUri = "ALIBABA_CLOUD_CREDENTIALS_URI";
    public const string StsRegion = "ALIBABA_CLOUD_STS_REGION";
    public const string VpcEndpointEnabled = "ALIBABA_CLOUD_VPC_ENDPOINT_ENABLED";

    public static EnvironmentVariables OfThisProcess { get; } = new(Environment.GetEnvironmentVariable);

    /// <summary>The setting, else the variable, without blanks around it; <see langword="null"/> when both are blank.</summary>
    public string? Get(string name, string? setting = null) => Trim(setting) ?? Trim(read(name));

    /// <inheritdoc cref="Get"/>
    /// <exception cref="RdsCredentialsUnavailableException">Both are blank.</exception>
    public string GetRequired(string name, string? setting = null) => Get(name, setting)
        ?? throw new RdsCredentialsUnavailableException($"The environment variable {name} is not set.") { IsUnset = true };

    public bool IsTrue(string name) => string.Equals(Get(name), "true", StringComparison.OrdinalIgnoreCase);

    private static string? Trim(string? value) => string.IsNullOrWhiteSpace(value) ? null : value.Trim();
}
