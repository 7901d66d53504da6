namespace AliRds.Backups.Client.Credentials.Runtime;

/// <summary>The vendor's environment variables, beside those of the environment provider itself.</summary>
internal static class CredentialsVariables
{
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
}
