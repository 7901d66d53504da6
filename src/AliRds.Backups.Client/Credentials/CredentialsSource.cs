namespace AliRds.Backups.Client.Credentials;

/// <summary>Chooses where the access key comes from.</summary>
internal static class CredentialsSource
{
    /// <summary>The provider set by code, else the key in the options, else the environment.</summary>
    internal static IRdsCredentialsProvider Of(RdsBackupsClientOptions options) => options switch
    {
        { CredentialsProvider: { } provider } => provider,
        { Credentials: { } key } => new StaticCredentialsProvider(key.AccessKeyId!, key.AccessKeySecret!, NullIfBlank(key.SecurityToken)),
        _ => new EnvironmentCredentialsProvider(),
    };

    private static string? NullIfBlank(string? text) => string.IsNullOrWhiteSpace(text) ? null : text;
}
