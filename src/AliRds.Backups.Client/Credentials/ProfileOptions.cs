namespace AliRds.Backups.Client.Credentials;

/// <summary>Which profile of which file gives the access key.</summary>
public sealed class ProfileOptions
{
    /// <summary>The name of the profile. Default: <c>ALIBABA_CLOUD_PROFILE</c>; else <c>default</c> in an ini file, the file's
    /// <c>current</c> in a CLI file.</summary>
    public string? Name { get; set; }

    /// <summary>The path of the file. Default for the ini file: <c>ALIBABA_CLOUD_CREDENTIALS_FILE</c>, else
    /// <c>~/.alibabacloud/credentials</c>, else <c>~/.alibabacloud/credentials.ini</c>; for the CLI file:
    /// <c>ALIBABA_CLOUD_CONFIG_FILE</c>, else <c>~/.aliyun/config.json</c>.</summary>
    public string? Path { get; set; }
}
