using System.Threading.RateLimiting;
using AliRds.Backups.Client.Credentials;

namespace AliRds.Backups.Client;

/// <summary>How a client reaches and calls the service. A client reads the options when it is made: do not change them afterwards.</summary>
public sealed class RdsBackupsClientOptions
{
    /// <summary>The region of the instances, such as <c>cn-hangzhou</c>; gives the endpoint together with <see cref="Network"/>.</summary>
    /// <value>Default: none. Either this or <see cref="Endpoint"/> is needed.</value>
    public string? RegionId { get; set; }

    /// <summary>The network over which the service is called.</summary>
    /// <value>Default: <see cref="RdsNetwork.Public"/>.</value>
    public RdsNetwork Network { get; set; }

    /// <summary>The address of the service, such as <c>https://rds.aliyuncs.com</c>, in place of the one that <see cref="RegionId"/> gives.</summary>
    /// <value>Default: none. https, or http to a loopback address.</value>
    public Uri? Endpoint { get; set; }

    /// <summary>Whether <see cref="Endpoint"/> may be http to another machine. Then the signed links in the responses can be read on the way.</summary>
    /// <value>Default: <see langword="false"/>.</value>
    public bool AllowInsecureHttp { get; set; }

    /// <summary>How calls are signed.</summary>
    /// <value>Default: <see cref="RdsSignatureVersion.V3"/>.</value>
    public RdsSignatureVersion SignatureVersion { get; set; }

    /// <summary>The HTTP method of calls.</summary>
    /// <value>Default: <see cref="RdsRequestMethod.Post"/>.</value>
    public RdsRequestMethod RequestMethod { get; set; }

    /// <summary>The format in which the service is asked to answer.</summary>
    /// <value>Default: <see cref="RdsResponseFormat.Json"/>.</value>
    public RdsResponseFormat ResponseFormat { get; set; }

    /// <summary>How long one attempt may take.</summary>
    /// <value>Default: 30 seconds. From 100 milliseconds to <see cref="TotalTimeout"/>.</value>
    public TimeSpan AttemptTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>How long a call may take with all its attempts and waits.</summary>
    /// <value>Default: 2 minutes. From 100 milliseconds to one day.</value>
    public TimeSpan TotalTimeout { get; set; } = TimeSpan.FromMinutes(2);

    /// <summary>How failed attempts are repeated.</summary>
    public RdsRetryOptions Retry { get; set; } = new();

    /// <summary>The connections; without effect on an HttpClient or handler of your own.</summary>
    public RdsConnectionOptions Connection { get; set; } = new();

    /// <summary>How often the service is called at most; counted by call, since repetitions have waits of their own.</summary>
    /// <value>Default: none, no limit.</value>
    public RdsRateLimitOptions? RateLimit { get; set; }

    /// <summary>A limiter of your own in place of <see cref="RateLimit"/>, such as one that several machines share. It is not disposed.</summary>
    /// <value>Default: none. Set by code, never by configuration.</value>
    public RateLimiter? RateLimiter { get; set; }

    /// <summary>When the client stops calling a service that keeps failing.</summary>
    /// <value>Default: none, it never stops.</value>
    public RdsCircuitBreakerOptions? CircuitBreaker { get; set; }

    /// <summary>Steps of your own around each call, outermost first; inside the total time limit and the rate limit, outside the retry.</summary>
    /// <value>Default: none. Set by code, never by configuration.</value>
    public IList<RdsPipelineStep> CallSteps { get; } = [];

    /// <summary>Steps of your own around each attempt, outermost first; inside the attempt's time limit.</summary>
    /// <value>Default: none. Set by code, never by configuration.</value>
    public IList<RdsPipelineStep> AttemptSteps { get; } = [];

    /// <summary>What the client is meant to talk to.</summary>
    /// <value>Default: <see cref="RdsTarget.Automatic"/>.</value>
    public RdsTarget Target { get; set; }

    /// <summary>What a response may hold at most, in bytes after decompression.</summary>
    /// <value>Default: 16 MiB. From 64 KiB to 1 GiB.</value>
    public int MaxResponseBytes { get; set; } = 16 * 1024 * 1024;

    /// <summary>How deep objects or elements may lie inside each other in a response.</summary>
    /// <value>Default: 32. From 8 to 1000.</value>
    public int MaxResponseDepth { get; set; } = 32;

    /// <summary>What one text, number, name or tag in a response may hold at most, in bytes.</summary>
    /// <value>Default: 256 KiB. From 4 KiB to <see cref="MaxResponseBytes"/>.</value>
    public int MaxResponseTextBytes { get; set; } = 256 * 1024;

    /// <summary>Where the client gets its access key, for configuration. Prefer a source of temporary keys in production.</summary>
    /// <value>Default: none, which means the default chain.</value>
    public RdsCredentialsOptions? Credentials { get; set; }

    /// <summary>Where the client gets its access key. Set by code, never by configuration; excludes <see cref="Credentials"/>.</summary>
    /// <value>Default: none, which means <see cref="Credentials"/>.</value>
    public IRdsCredentialsProvider? CredentialsProvider { get; set; }
}
