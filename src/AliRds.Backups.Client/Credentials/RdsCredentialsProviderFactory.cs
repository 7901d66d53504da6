using AliRds.Backups.Client.Credentials.Runtime;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace AliRds.Backups.Client.Credentials;

/// <summary>
/// Makes providers of credentials. Each one has its own cache and state: make one for each account, and keep it. All are safe for many
/// callers at once.
/// </summary>
public sealed class RdsCredentialsProviderFactory
{
    private readonly SourceFactory _sources;

    /// <summary>Makes a factory.</summary>
    /// <param name="httpClient">Sends the calls to STS and the like; it is not disposed here. Switch its redirects off. The metadata
    /// service is called over separate connections, which no proxy can redirect.</param>
    /// <param name="clock">Tells the time and waits. Default: the system's.</param>
    /// <param name="loggerFactory">Where warnings go. Default: nowhere.</param>
    public RdsCredentialsProviderFactory(HttpClient httpClient, TimeProvider? clock = null, ILoggerFactory? loggerFactory = null)
        : this(new CredentialsServices(httpClient, clock) { Logger = CreateLogger(loggerFactory) })
    {
    }

    internal RdsCredentialsProviderFactory(CredentialsServices services) => _sources = new SourceFactory(services);

    /// <summary>Makes the provider that the options choose.</summary>
    /// <param name="options">The source and its settings. Do not change them afterwards.</param>
    /// <exception cref="ArgumentException">A setting that the source needs is missing or bad; the message names its key.</exception>
    public IRdsCredentialsProvider Create(RdsCredentialsOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        RdsCredentialsOptionsRules.ThrowIfBroken(options, nameof(options));
        return _sources.Create(options);
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
        RdsCredentialsOptionsRules.ThrowIfBroken(options, nameof(role));
        return _sources.CreateRole(source, role, options.Sts);
    }

    /// <summary>Makes a provider of your own code. What the code gives is cached. The code is asked again ahead of the key's end, after an
    /// hour when the key has none, and when the service refuses the key.</summary>
    /// <param name="fetch">Gets a new key; it is called by one caller at a time.</param>
    public IRdsCredentialsProvider FromDelegate(Func<CancellationToken, Task<RdsCredentials>> fetch)
    {
        ArgumentNullException.ThrowIfNull(fetch);
        return _sources.CreateDelegate(fetch);
    }

    internal static ILogger CreateLogger(ILoggerFactory? factory) =>
        factory?.CreateLogger<RdsCredentialsProviderFactory>() ?? NullLogger<RdsCredentialsProviderFactory>.Instance;
}
