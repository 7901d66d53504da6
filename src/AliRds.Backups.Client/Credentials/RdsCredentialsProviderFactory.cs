using AliRds.Backups.Client.Credentials.Chain;
using AliRds.Backups.Client.Credentials.External;
using AliRds.Backups.Client.Credentials.Metadata;
using AliRds.Backups.Client.Credentials.Profiles;
using AliRds.Backups.Client.Credentials.Runtime;
using AliRds.Backups.Client.Credentials.Sts;
using AliRds.Backups.Client.Rpc.Calls;
using AliRds.Backups.Client.Rpc.Telemetry;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace AliRds.Backups.Client.Credentials;

/// <summary>
/// Makes providers of credentials. Each provider it makes has its own cache and state; make one for each account and keep it. All are
/// safe for use by many callers at once.
/// </summary>
public sealed class RdsCredentialsProviderFactory
{
    private readonly CredentialsRuntime _runtime;

    /// <summary>Makes a factory.</summary>
    /// <param name="httpClient">Sends the calls to STS and the like; it is not disposed here. Switch its redirects off. The metadata service
    /// is called over connections of its own, which no proxy can bend.</param>
    /// <param name="clock">Tells the time and waits. Default: the system's.</param>
    /// <param name="loggerFactory">Where warnings go. Default: nowhere.</param>
    public RdsCredentialsProviderFactory(HttpClient httpClient, TimeProvider? clock = null, ILoggerFactory? loggerFactory = null)
        : this(MakeRuntime(httpClient, clock, loggerFactory))
    {
    }

    internal RdsCredentialsProviderFactory(
        HttpClient httpClient, TimeProvider? clock, ILoggerFactory? loggerFactory, ServerClock serviceClock, RdsMetrics metrics)
        : this(MakeRuntime(httpClient, clock, loggerFactory, serviceClock, metrics))
    {
    }

    internal RdsCredentialsProviderFactory(CredentialsRuntime runtime) => _runtime = runtime;

    /// <summary>Makes the provider that the options choose.</summary>
    /// <param name="options">The source and its settings. Do not change them afterwards.</param>
    /// <exception cref="ArgumentException">A setting that the source needs is missing or bad; the message names its key.</exception>
    public IRdsCredentialsProvider Create(RdsCredentialsOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        RequireValid(options, nameof(options));
        return Make(options);
    }

    /// <summary>Makes a provider that assumes a role with the key of another provider, whatever kind that is.</summary>
    /// <param name="source">Gives the key that assumes the role.</param>
    /// <param name="role">The role, without <see cref="AssumeRoleOptions.From"/>. Do not change it afterwards.</param>
    /// <param name="sts">Where to assume it. Default: the central STS. Do not change it afterwards.</param>
    /// <exception cref="ArgumentException">A setting of the role is missing or bad, or it names a source too.</exception>
    public IRdsCredentialsProvider AssumeRole(IRdsCredentialsProvider source, AssumeRoleOptions role, StsOptions? sts = null)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(role);
        if (role.From is not null)
        {
            throw new ArgumentException("Two sources of the key are named: the provider handed in and the role's own From.", nameof(role));
        }

        var options = new RdsCredentialsOptions { Source = RdsCredentialsSource.Role, Role = role, Sts = sts ?? new() };
        RequireValid(options, nameof(role));
        return Role(source, options);
    }

    /// <summary>Makes a provider of the user's own code. What the code gives is cached: it is asked again ahead of the key's end, after an
    /// hour when the key has none, and when the service refuses the key.</summary>
    /// <param name="fetch">Gets a new key; it is called by one caller at a time.</param>
    public IRdsCredentialsProvider FromDelegate(Func<CancellationToken, Task<RdsCredentials>> fetch)
    {
        ArgumentNullException.ThrowIfNull(fetch);
        return _runtime.Refreshing(new DelegateFetcher(fetch));
    }

    private static void RequireValid(RdsCredentialsOptions options, string argument)
    {
        var faults = RdsCredentialsOptionsRules.Check(options, "Credentials").ToList();
        if (faults.Count > 0)
        {
            throw new ArgumentException(string.Join(' ', faults), argument);
        }
    }

    private static CredentialsRuntime MakeRuntime(
        HttpClient httpClient, TimeProvider? clock, ILoggerFactory? loggerFactory, ServerClock? serviceClock = null, RdsMetrics? metrics = null)
    {
        ArgumentNullException.ThrowIfNull(httpClient);
        clock ??= TimeProvider.System;
        return new CredentialsRuntime
        {
            Http = httpClient,
            Clock = clock,
            ServiceClock = serviceClock ?? new ServerClock(new TimeProviderClock(clock)),
            Metrics = metrics ?? new RdsMetrics(),
            Log = loggerFactory?.CreateLogger<RdsCredentialsProviderFactory>() ?? NullLogger<RdsCredentialsProviderFactory>.Instance,
        };
    }

    private IRdsCredentialsProvider Make(RdsCredentialsOptions options) => options.EffectiveSource switch
    {
        RdsCredentialsSource.Static => StaticKey(options),
        RdsCredentialsSource.Environment => new EnvironmentCredentialsProvider(_runtime.ReadVariable),
        RdsCredentialsSource.Profile => Ini(options),
        RdsCredentialsSource.Cli => Cli(options),
        RdsCredentialsSource.Ecs => Ecs(options),
        RdsCredentialsSource.Role => Role(options.Role.From is { } from ? Make(from) : DefaultChain(options), options),
        RdsCredentialsSource.Oidc => Oidc(options),
        RdsCredentialsSource.Uri => Uri(options),
        RdsCredentialsSource.Process => _runtime.Refreshing(new ProcessFetcher(options.ProcessCommand!, _runtime)),
        _ => DefaultChain(options),
    };

    private static StaticCredentialsProvider StaticKey(RdsCredentialsOptions options) => new(
        options.AccessKeyId!, options.AccessKeySecret!, string.IsNullOrWhiteSpace(options.SecurityToken) ? null : options.SecurityToken);

    private ChainCredentialsProvider DefaultChain(RdsCredentialsOptions options) => new(
    [
        new("env", new EnvironmentCredentialsProvider(_runtime.ReadVariable), () => null),
        new("oidc_role_arn", Oidc(options), () => null),
        new("cli_profile", Cli(options), () => Switch(CredentialsVariables.CliProfileDisabled)),
        new("profile", Ini(options), () => null),
        new("ecs_ram_role", Ecs(options), () => Switch(CredentialsVariables.EcsDisabled)),
        new("credentials_uri", Uri(options), () => null),
    ], _runtime);

    private string? Switch(string variable) => _runtime.IsTrue(variable) ? variable : null;

    private ProfileCredentialsProvider Ini(RdsCredentialsOptions options) =>
        new(new IniProfileFormat(options.Sts, options.Ecs, _runtime), options.Profile, _runtime);

    private ProfileCredentialsProvider Cli(RdsCredentialsOptions options) =>
        new(new CliProfileFormat(options.Sts, options.Ecs, _runtime), options.Cli, _runtime);

    private IRdsCredentialsProvider Ecs(RdsCredentialsOptions options) => _runtime.Refreshing(new EcsRoleFetcher(options.Ecs, _runtime));

    private IRdsCredentialsProvider Oidc(RdsCredentialsOptions options) =>
        _runtime.Refreshing(new OidcRoleFetcher(options.Oidc, options.Sts, _runtime));

    private IRdsCredentialsProvider Uri(RdsCredentialsOptions options) => _runtime.Refreshing(new UriFetcher(options.Uri, _runtime));

    private IRdsCredentialsProvider Role(IRdsCredentialsProvider source, RdsCredentialsOptions options) =>
        _runtime.Refreshing(new AssumeRoleFetcher(source, options.Role, options.Sts, _runtime));
}
