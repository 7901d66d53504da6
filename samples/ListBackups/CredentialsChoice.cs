using AliRds.Backups.Client.Credentials;

namespace ListBackups;

/// <summary>
/// The source of the access key, as far as the arguments say. The rest is in the vendor's environment variables and files.
/// </summary>
internal sealed record CredentialsChoice
{
    /// <summary>The values of the option, including the name of the default chain.</summary>
    public static string[] Names { get; } =
        [
            .. Enum.GetValues<RdsCredentialsSource>()
                .Select(source => source == RdsCredentialsSource.DefaultChain ? "default" : $"{source}".ToLowerInvariant()),
        ];

    /// <summary>One of <see cref="Names"/>; null if none was given.</summary>
    public string? Source { get; init; }

    public string? AccessKeyId { get; init; }

    public string? Profile { get; init; }

    public string? RoleArn { get; init; }

    public string? Process { get; init; }

    public Uri? StsEndpoint { get; init; }

    public Uri? MetadataEndpoint { get; init; }

    public RdsCredentialsOptions ToOptions()
    {
        var source = Source is null or "default"
            ? RdsCredentialsSource.DefaultChain
            : Enum.Parse<RdsCredentialsSource>(Source, ignoreCase: true);
        var isStatic = source == RdsCredentialsSource.Static;
        return new RdsCredentialsOptions
        {
            Source = source,
            AccessKeyId = isStatic ? AccessKeyId : null,
            AccessKeySecret = isStatic ? SecretPrompt.Read() : null,
            Profile = new() { Name = Profile },
            Cli = new() { Name = Profile },
            Role = new() { RoleArn = RoleArn },
            ProcessCommand = Process,
            Sts = new() { Endpoint = StsEndpoint },
            Ecs = MetadataEndpoint is null ? new() : new() { Endpoint = MetadataEndpoint },
        };
    }
}
