using AliRds.Backups.Client.Credentials.External;
using AliRds.Backups.Client.Credentials.Metadata;
using AliRds.Backups.Client.Credentials.Profiles;
using AliRds.Backups.Client.Credentials.Refresh;
using AliRds.Backups.Client.Credentials.Runtime;
using AliRds.Backups.Client.Credentials.Sts;
using AliRds.Backups.Client.Rpc.Signing;
using NodaTime;

namespace AliRds.Backups.Client.Credentials;

/// <summary>Makes the provider of each kind of source, and gives it what it needs.</summary>
internal sealed class SourceFactory(CredentialsServices services)
{
    /// <summary>Stands where a signed call has its key.</summary>
    private static readonly StaticCredentialsProvider Anonymous = new("anonymous", "none");

    private readonly SourceHttpClient _http = new(services.HttpClient, services.TimeProvider);
    private readonly FilePermissionWarnings _warnings = new(services.Files, services.Logger);

    /// <summary>The time as the service sees it.</summary>
    public IClock Clock => services.ServiceClock;

    public IRdsCredentialsProvider Create(RdsCredentialsOptions options) => options.EffectiveSource switch
    {
        RdsCredentialsSource.Static => CreateStatic(options),
        RdsCredentialsSource.Environment => new EnvironmentCredentialsProvider(services.Variables),
        RdsCredentialsSource.Profile => CreateIniProfile(options),
        RdsCredentialsSource.Cli => CreateCliProfile(options),
        RdsCredentialsSource.Ecs => CreateEcsRole(options.Ecs),
        RdsCredentialsSource.Role => CreateRole(
            options.Role.From is { } from ? Create(from) : CreateDefaultChain(options), options.Role, options.Sts),
        RdsCredentialsSource.Oidc => CreateOidcRole(options.Oidc, options.Sts),
        RdsCredentialsSource.Uri => CreateUri(options.Uri),
        RdsCredentialsSource.Process => CreateProcess(options.ProcessCommand!),
        _ => CreateDefaultChain(options),
    };

    public IRdsCredentialsProvider CreateRole(IRdsCredentialsProvider source, AssumeRoleOptions role, StsOptions sts) =>
        Cache(new AssumeRoleFetcher(source, role, new StsCaller(sts, new V1Signer(), source, services)));

    public IRdsCredentialsProvider CreateOidcRole(OidcRoleOptions role, StsOptions sts) => Cache(
        new OidcRoleFetcher(role, services.Variables, services.Files, new StsCaller(sts, new AnonymousSigner(), Anonymous, services)));

    public IRdsCredentialsProvider CreateEcsRole(EcsRoleOptions role) =>
        Cache(new EcsRoleFetcher(role, services.Variables, () => new MetadataClient(role, services)));

    public IRdsCredentialsProvider CreateProcess(string command) => Cache(new ProcessFetcher(command, services.Processes));

    public IRdsCredentialsProvider CreateCloudSso(CliProfile profile) => Cache(new CloudSsoFetcher(profile, _http, Clock));

    public IRdsCredentialsProvider CreateDelegate(Func<CancellationToken, Task<RdsCredentials>> fetch) => Cache(new DelegateFetcher(fetch));

    private RefreshingCredentialsProvider Cache(ICredentialsFetcher fetcher) => new(fetcher, services);

    private RefreshingCredentialsProvider CreateUri(CredentialsUriOptions uri) => Cache(new UriFetcher(uri, services.Variables, _http));

    private static StaticCredentialsProvider CreateStatic(RdsCredentialsOptions options) => new(
        options.AccessKeyId!, options.AccessKeySecret!, string.IsNullOrWhiteSpace(options.SecurityToken) ? null : options.SecurityToken);

    private ProfileCredentialsProvider CreateIniProfile(RdsCredentialsOptions options) =>
        new(new IniProfileFormat(options.Sts, options.Ecs, this), options.Profile, services, _warnings);

    private ProfileCredentialsProvider CreateCliProfile(RdsCredentialsOptions options) =>
        new(new CliProfileFormat(options.Sts, options.Ecs, this), options.Cli, services, _warnings);

    private ChainCredentialsProvider CreateDefaultChain(RdsCredentialsOptions options) => new(
    [
        new("env", new EnvironmentCredentialsProvider(services.Variables), () => null),
        new("oidc_role_arn", CreateOidcRole(options.Oidc, options.Sts), () => null),
        new("cli_profile", CreateCliProfile(options), () => FindTrue(EnvironmentVariables.CliProfileDisabled)),
        new("profile", CreateIniProfile(options), () => null),
        new("ecs_ram_role", CreateEcsRole(options.Ecs), () => FindTrue(EnvironmentVariables.EcsDisabled)),
        new("credentials_uri", CreateUri(options.Uri), () => null),
    ], services.Logger);

    private string? FindTrue(string variable) => services.Variables.IsTrue(variable) ? variable : null;
}
