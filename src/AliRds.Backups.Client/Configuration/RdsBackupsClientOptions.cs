using System.Threading.RateLimiting;
using AliRds.Backups.Client.Credentials;

namespace AliRds.Backups.Client;

/// <summary>
/// How a client reaches and calls the service. A client reads the options when it is created; do not change them afterwards.
/// </summary>
public sealed class RdsBackupsClientOptions
{
    /// <summary>The region of the instances, such as <c>cn-hangzhou</c>. With <see cref="Network"/>, it determines the endpoint.</summary>
    /// <value>Default: none. Required unless <see cref="Endpoint"/> is set.</value>
    public string? RegionId { get; set; }

    /// <summary>The network to use.</summary>
    /// <value>Default: <see cref="RdsNetwork.Public"/>.</value>
    public RdsNetwork Network { get; set; }

    /// <summary>
    /// The address of the service, such as <c>https://rds.aliyuncs.com</c>. It replaces the endpoint of <see cref="RegionId"/>.
    /// </summary>
    /// <value>Default: none. https, or http to a loopback address.</value>
    public Uri? Endpoint { get; set; }

    /// <summary>
    /// Whether <see cref="Endpoint"/> may be http to another machine. Others on the network can then read the signed links.
    /// </summary>
    /// <value>Default: <see langword="false"/>.</value>
    public bool AllowInsecureHttp { get; set; }

    /// <summary>The version of the signature.</summary>
    /// <value>Default: <see cref="RdsSignatureVersion.V3"/>.</value>
    public RdsSignatureVersion SignatureVersion { get; set; }

    /// <summary>The HTTP method of calls.</summary>
    /// <value>Default: <see cref="RdsRequestMethod.Post"/>.</value>
    public RdsRequestMethod RequestMethod { get; set; }

    /// <summary>The format of the service's responses.</summary>
    /// <value>Default: <see cref="RdsResponseFormat.Json"/>.</value>
    public RdsResponseFormat ResponseFormat { get; set; }

    /// <summary>The time limit of one attempt.</summary>
    /// <value>Default: 30 seconds. From 100 milliseconds to <see cref="TotalTimeout"/>.</value>
    public TimeSpan AttemptTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>The time limit of a call, including all attempts and waits.</summary>
    /// <value>Default: 2 minutes. From 100 milliseconds to one day.</value>
    public TimeSpan TotalTimeout { get; set; } = TimeSpan.FromMinutes(2);

    /// <summary>How failed attempts are retried.</summary>
    public RdsRetryOptions Retry { get; set; } = new();

    /// <summary>The connections. They have no effect on an HttpClient that you pass in, or on a custom primary handler.</summary>
    public RdsConnectionOptions Connection { get; set; } = new();

    /// <summary>The rate limit. It counts calls, not retries, which have separate delays.</summary>
    /// <value>Default: none, no limit.</value>
    public RdsRateLimitOptions? RateLimit { get; set; }

    /// <summary>
    /// A custom limiter in place of <see cref="RateLimit"/>, such as one that several machines share. It is not disposed.
    /// </summary>
    /// <value>Default: none. Set it in code; it cannot be configured.</value>
    public RateLimiter? RateLimiter { get; set; }

    /// <summary>When to stop calling a service that keeps failing.</summary>
    /// <value>Default: none, no circuit breaker.</value>
    public RdsCircuitBreakerOptions? CircuitBreaker { get; set; }

    /// <summary>Custom steps around each call, outermost first; inside the total timeout and the rate limit, outside the retry.</summary>
    /// <value>Default: none. Add them in code; they cannot be configured.</value>
    public IList<RdsPipelineStep> CallSteps { get; } = [];

    /// <summary>Custom steps around each attempt, outermost first; inside the timeout of the attempt.</summary>
    /// <value>Default: none. Add them in code; they cannot be configured.</value>
    public IList<RdsPipelineStep> AttemptSteps { get; } = [];

    /// <summary>What kind of service the endpoint is.</summary>
    /// <value>Default: <see cref="RdsTarget.Automatic"/>.</value>
    public RdsTarget Target { get; set; }

    /// <summary>The maximum size of a response in bytes, after decompression.</summary>
    /// <value>Default: 16 MiB. From 64 KiB to 1 GiB.</value>
    public int MaxResponseBytes { get; set; } = 16 * 1024 * 1024;

    /// <summary>The maximum nesting depth of objects or elements in a response.</summary>
    /// <value>Default: 32. From 8 to 1000.</value>
    public int MaxResponseDepth { get; set; } = 32;

    /// <summary>The maximum size of one string, number, name or tag in a response, in bytes.</summary>
    /// <value>Default: 256 KiB. From 4 KiB to <see cref="MaxResponseBytes"/>.</value>
    public int MaxResponseTextBytes { get; set; } = 256 * 1024;

    /// <summary>Where the client gets its access key; can be configured. Prefer a source of temporary keys in production.</summary>
    /// <value>Default: none, which means the default chain.</value>
    public RdsCredentialsOptions? Credentials { get; set; }

    /// <summary>A custom source of the access key. It cannot be combined with <see cref="Credentials"/>.</summary>
    /// <value>Default: none, which means <see cref="Credentials"/>. Set it in code; it cannot be configured.</value>
    public IRdsCredentialsProvider? CredentialsProvider { get; set; }
}
