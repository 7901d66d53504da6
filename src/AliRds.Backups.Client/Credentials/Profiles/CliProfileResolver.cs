using AliRds.Backups.Client.Credentials.External;
using AliRds.Backups.Client.Credentials.Metadata;
using AliRds.Backups.Client.Credentials.Runtime;
using AliRds.Backups.Client.Credentials.Sts;
using AliRds.Backups.Client.Credentials.Wire;

namespace AliRds.Backups.Client.Credentials.Profiles;

/// <summary>Makes the provider of a CLI profile; a profile that names a source profile is followed, loops are refused.</summary>
internal sealed class CliProfileResolver(
    IReadOnlyList<CliProfile?> profiles, StsOptions sts, EcsRoleOptions ecs, CredentialsRuntime runtime)
{
    private const int MostProfiles = 20;

    private readonly List<string> _visited = [];

    public IRdsCredentialsProvider Resolve(string name)
    {
        var isLoop = _visited.Contains(name, StringComparer.Ordinal);
        _visited.Add(name);
        if (isLoop)
        {
            throw new RdsCredentialsUnavailableException($"The source profiles form a loop: {string.Join(" -> ", _visited)}.");
        }

        if (_visited.Count > MostProfiles)
        {
            throw new RdsCredentialsUnavailableException($"The profile '{_visited[0]}' leads through more than {MostProfiles} source profiles.");
        }

        var profile = profiles.FirstOrDefault(candidate => candidate?.Name == name)
            ?? throw new RdsCredentialsUnavailableException($"It has no profile '{name}'.");
        return Make(profile);
    }

    private IRdsCredentialsProvider Make(CliProfile profile) => profile.Mode switch
    {
        "AK" => CliProfileSettings.Key(profile, null),
        "StsToken" => CliProfileSettings.TemporaryKey(profile, runtime),
        "RamRoleArn" => Role(CliProfileSettings.Key(profile, profile.StsToken), profile),
        "ChainableRamRoleArn" => Role(Resolve(CliProfileSettings.Require(profile, profile.SourceProfile, "source_profile")), profile),
        "EcsRamRole" => runtime.Refreshing(new EcsRoleFetcher(CliProfileSettings.Ecs(profile, ecs), runtime)),
        "OIDC" => runtime.Refreshing(new OidcRoleFetcher(CliProfileSettings.Oidc(profile), CliProfileSettings.Sts(profile, sts), runtime)),
        "CloudSSO" => runtime.Refreshing(new CloudSsoFetcher(profile, runtime)),
        "External" => External(profile),
        _ => throw CliProfileSettings.Unsupported(profile),
    };

    private IRdsCredentialsProvider Role(IRdsCredentialsProvider source, CliProfile profile) => runtime.Refreshing(
        new AssumeRoleFetcher(source, CliProfileSettings.Role(profile), CliProfileSettings.Sts(profile, sts), runtime));

    private IRdsCredentialsProvider External(CliProfile profile) => runtime.Refreshing(
        new ProcessFetcher(CliProfileSettings.Require(profile, profile.ProcessCommand, "process_command"), runtime));
}
