using AliRds.Backups.Client.Credentials.Runtime;
using AliRds.Backups.Client.Credentials.Wire;

namespace AliRds.Backups.Client.Credentials.Profiles;

/// <summary>The configuration file of the vendor's command line tool.</summary>
internal sealed class CliProfileFormat(StsOptions sts, EcsRoleOptions ecs, CredentialsRuntime runtime) : IProfileFormat
{
    public string PathVariable => CredentialsVariables.ConfigFile;

    public string Folder => ".aliyun";

    public IReadOnlyList<string> FileNames { get; } = ["config.json"];

    public IRdsCredentialsProvider Build(string text, string? name)
    {
        var config = CredentialsJson.Read(text, CredentialsJsonContext.Default.CliConfig, "It");
        var wanted = name ?? config.Current;
        return string.IsNullOrWhiteSpace(wanted)
            ? throw new RdsCredentialsUnavailableException("No profile is chosen, and the file names no current one.")
            : new CliProfileResolver(config.Profiles ?? [], sts, ecs, runtime).Resolve(wanted);
    }
}
