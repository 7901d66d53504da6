using AliRds.Backups.Client.Credentials.Runtime;
using NodaTime;

namespace AliRds.Backups.Client.Credentials.Profiles;

/// <summary>The configuration file of the vendor's command line tool. A profile may name another one as the source of its key.</summary>
internal sealed class CliProfileFormat(StsOptions sts, EcsRoleOptions ecs, SourceFactory sources) : IProfileFormat
{
    private const int MaxProfiles = 20;

    public string PathVariable => EnvironmentVariables.ConfigFile;

    public string Folder => ".aliyun";

    public IReadOnlyList<string> FileNames { get; } = ["config.json"];

    public IRdsCredentialsProvider CreateProvider(string text, string? name)
    {
        var config = CredentialsJson.Read(text, SnakeCaseJsonContext.Default.CliConfig, "It");
        var wanted = name ?? config.Current;
        return string.IsNullOrWhiteSpace(wanted)
            ? throw new RdsCredentialsUnavailableException("No profile is chosen, and the file names no current one.")
            : Resolve(wanted, config.Profiles ?? [], []);
    }

    private IRdsCredentialsProvider Resolve(string name, IReadOnlyList<CliProfile?> profiles, List<string> visited)
    {
        var isLoop = visited.Contains(name, StringComparer.Ordinal);
        visited.Add(name);
        if (isLoop)
        {
            throw new RdsCredentialsUnavailableException($"The source profiles form a loop: {string.Join(" -> ", visited)}.");
        }

        if (visited.Count > MaxProfiles)
        {
            throw new RdsCredentialsUnavailableException(
                $"The profile '{visited[0]}' leads through more than {MaxProfiles} source profiles.");
        }

        var profile = profiles.FirstOrDefault(candidate => candidate?.Name == name)
            ?? throw new RdsCredentialsUnavailableException($"It has no profile '{name}'.");
        return profile.Mode == "ChainableRamRoleArn"
            ? CreateRole(Resolve(profile.GetRequired(profile.SourceProfile), profiles, visited), profile)
            : CreateProvider(profile);
    }

    private IRdsCredentialsProvider CreateProvider(CliProfile profile) => profile.Mode switch
    {
        "AK" => new StaticCredentialsProvider(profile.ToAccessKey()),
        "StsToken" => new StoredCredentialsProvider(profile.ToTemporaryKey(), sources.Clock),
        "RamRoleArn" => CreateRole(new StaticCredentialsProvider(profile.ToAccessKey(profile.StsToken)), profile),
        "EcsRamRole" => sources.CreateEcsRole(ecs.WithRole(profile.RamRoleName)),
        "OIDC" => sources.CreateOidcRole(profile.ToOidcRoleOptions(), GetSts(profile)),
        "CloudSSO" => sources.CreateCloudSso(profile),
        "External" => sources.CreateProcess(profile.GetRequired(profile.ProcessCommand)),
        _ => throw new RdsCredentialsUnavailableException(
            $"The profile '{profile.Name}' has the mode '{profile.Mode}', which is not supported; {GetAdvice(profile.Mode)}."),
    };

    private IRdsCredentialsProvider CreateRole(IRdsCredentialsProvider source, CliProfile profile) =>
        sources.CreateRole(source, profile.ToAssumeRoleOptions(), GetSts(profile));

    private StsOptions GetSts(CliProfile profile) => sts.WithProfile(profile.StsRegion, profile.EnableVpc == true);

    private static string GetAdvice(string? mode) => mode switch
    {
        "OAuth" => "sign in with a CloudSSO profile, or use one of the mode External that prints the key",
        "RamRoleArnWithRoleName" => "use ChainableRamRoleArn with a source_profile of the mode EcsRamRole",
        "CredentialsURI" => "choose the credentials URI as the source instead",
        _ => "use AK, StsToken, RamRoleArn, ChainableRamRoleArn, EcsRamRole, OIDC, CloudSSO or External",
    };
}

/// <summary>Gives a temporary key that a profile holds, until it ends. Only whoever wrote the profile can renew it.</summary>
internal sealed class StoredCredentialsProvider(RdsCredentials credentials, IClock clock) : IRdsCredentialsProvider
{
    public ValueTask<RdsCredentials> GetCredentialsAsync(CancellationToken cancellationToken = default) =>
        credentials.Expiration <= clock.GetCurrentInstant()
            ? throw new RdsCredentialsUnavailableException(
                $"The temporary key of the profile ended at {credentials.Expiration}; write a new one into it.")
            : new(credentials);
}
