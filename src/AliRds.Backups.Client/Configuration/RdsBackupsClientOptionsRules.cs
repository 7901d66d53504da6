using AliRds.Backups.Client.Credentials;
using AliRds.Backups.Client.Endpoints;

namespace AliRds.Backups.Client.Configuration;

/// <summary>The rules for the options. Each message names the key.</summary>
internal static class RdsBackupsClientOptionsRules
{
    /// <summary>Returns a sentence for each broken rule.</summary>
    internal static IEnumerable<string> Broken(RdsBackupsClientOptions options) =>
        [.. Endpoint(options), .. Choices(options), .. Times(options), .. Connection(options), .. Limits(options), .. Bounds(options), .. Credentials(options)];

    /// <exception cref="ArgumentException">At least one rule is broken.</exception>
    internal static void ThrowIfBroken(RdsBackupsClientOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        var broken = Broken(options).ToArray();
        if (broken.Length > 0)
        {
            throw new ArgumentException(string.Join(" ", broken), nameof(options));
        }
    }

    private static IEnumerable<string> Endpoint(RdsBackupsClientOptions options)
    {
        if (options.Endpoint is not { } endpoint)
        {
            return RdsRegions.IsRegion(options.RegionId) ? [] : string.IsNullOrEmpty(options.RegionId)
                ? ["RegionId is missing: set it to the region of the instances, such as cn-hangzhou, or set Endpoint."]
                : ["RegionId must be a region id such as cn-hangzhou: lower-case letters, digits and hyphens."];
        }

        if (!endpoint.IsAbsoluteUri || (endpoint.Scheme != Uri.UriSchemeHttps && endpoint.Scheme != Uri.UriSchemeHttp))
        {
            return ["Endpoint must be an absolute https address, such as https://rds.aliyuncs.com."];
        }

        return EndpointDetails(options, endpoint);
    }

    private static IEnumerable<string> EndpointDetails(RdsBackupsClientOptions options, Uri endpoint)
    {
        if (endpoint.PathAndQuery != "/" || endpoint.UserInfo.Length > 0 || endpoint.Fragment.Length > 0)
        {
            yield return "Endpoint must contain only scheme, host and port.";
        }

        if (endpoint.Scheme == Uri.UriSchemeHttp && !endpoint.IsLoopback && !options.AllowInsecureHttp)
        {
            yield return "Endpoint is http, so others could read the signed links in the responses: use https, or set AllowInsecureHttp.";
        }

        if (options.Network != RdsNetwork.Public)
        {
            yield return "Network has no effect when Endpoint is set: set RegionId and Network, or Endpoint alone.";
        }
    }

    private static IEnumerable<string> Choices(RdsBackupsClientOptions options) =>
    [
        .. Defined(options.Network, nameof(options.Network)),
        .. Defined(options.SignatureVersion, nameof(options.SignatureVersion)),
        .. Defined(options.RequestMethod, nameof(options.RequestMethod)),
        .. Defined(options.ResponseFormat, nameof(options.ResponseFormat)),
        .. Defined(options.Target, nameof(options.Target)),
    ];

    private static IEnumerable<string> Times(RdsBackupsClientOptions options)
    {
        if (options.Retry is not { } retry)
        {
            return ["Retry is missing: keep its default, or set Retry.MaxRetries to 0 for no retries."];
        }

        return
        [
            .. Within(options.TotalTimeout, TimeSpan.FromMilliseconds(100), TimeSpan.FromDays(1), "TotalTimeout"),
            .. Within(options.AttemptTimeout, TimeSpan.FromMilliseconds(100), options.TotalTimeout, "AttemptTimeout", "TotalTimeout"),
            .. Within(retry.MaxRetries, 0, 20, "Retry.MaxRetries"),
            .. Within(retry.MaxDelay, TimeSpan.FromMilliseconds(1), TimeSpan.FromHours(1), "Retry.MaxDelay"),
            .. retry.BudgetCapacity == 0 ? [] : Within(retry.BudgetCapacity, 10, 1_000_000, "Retry.BudgetCapacity"),
            .. Within(retry.BaseDelay, TimeSpan.FromMilliseconds(1), retry.MaxDelay, "Retry.BaseDelay", "Retry.MaxDelay"),
        ];
    }

    private static IEnumerable<string> Connection(RdsBackupsClientOptions options)
    {
        if (options.Connection is not { } connection)
        {
            return ["Connection is missing: keep its default."];
        }

        var isProxy = connection.Proxy is not { } proxy || (proxy.IsAbsoluteUri && proxy.Scheme == Uri.UriSchemeHttp);
        return
        [
            .. Within(connection.ConnectTimeout, TimeSpan.FromMilliseconds(100), TimeSpan.FromMinutes(5), "Connection.ConnectTimeout"),
            .. Within(connection.IdleTimeout, TimeSpan.Zero, TimeSpan.FromHours(1), "Connection.IdleTimeout"),
            .. Within(connection.Lifetime, TimeSpan.FromSeconds(1), TimeSpan.FromDays(1), "Connection.Lifetime"),
            .. isProxy ? Array.Empty<string>() : ["Connection.Proxy must be an absolute http address, such as http://proxy.example:3128."],
            .. connection.Proxy is null || connection.UseProxy
                ? Array.Empty<string>()
                : ["Connection.Proxy is set but Connection.UseProxy is false: change one of them."],
        ];
    }

    private static IEnumerable<string> Limits(RdsBackupsClientOptions options)
    {
        IEnumerable<string> rate = options.RateLimit is not { } limit ? [] :
        [
            .. limit.CallsPerSecond is > 0 and <= 10_000 ? Array.Empty<string>() : ["RateLimit.CallsPerSecond must be above 0, up to 10,000."],
            .. Within(limit.Burst, 1, 10_000, "RateLimit.Burst"),
            .. options.RateLimiter is null ? Array.Empty<string>() : ["RateLimit and RateLimiter are both set: keep only one."],
        ];
        IEnumerable<string> circuit = options.CircuitBreaker is not { } breaker ? [] :
        [
            .. breaker.FailureRatio is > 0 and <= 1 ? Array.Empty<string>() : ["CircuitBreaker.FailureRatio must be above 0, up to 1."],
            .. Within(breaker.MinimumThroughput, 2, 100_000, "CircuitBreaker.MinimumThroughput"),
            .. Within(breaker.SamplingDuration, TimeSpan.FromMilliseconds(500), TimeSpan.FromDays(1), "CircuitBreaker.SamplingDuration"),
            .. Within(breaker.BreakDuration, TimeSpan.FromMilliseconds(500), TimeSpan.FromDays(1), "CircuitBreaker.BreakDuration"),
        ];
        return [.. rate, .. circuit];
    }

    private static IEnumerable<string> Bounds(RdsBackupsClientOptions options) =>
    [
        .. Within(options.MaxResponseBytes, 64 * 1024, 1024 * 1024 * 1024, "MaxResponseBytes"),
        .. Within(options.MaxResponseDepth, 8, 1000, "MaxResponseDepth"),
        .. Within(options.MaxResponseTextBytes, 4 * 1024, options.MaxResponseBytes, "MaxResponseTextBytes", "MaxResponseBytes"),
    ];

    private static IEnumerable<string> Credentials(RdsBackupsClientOptions options)
    {
        if (options.Credentials is not { } credentials)
        {
            yield break;
        }

        if (options.CredentialsProvider is not null)
        {
            yield return "Credentials and CredentialsProvider are both set: keep only one.";
        }

        foreach (var broken in RdsCredentialsOptionsRules.Broken(credentials, nameof(options.Credentials)))
        {
            yield return broken;
        }
    }

    private static IEnumerable<string> Defined<T>(T value, string key)
        where T : struct, Enum =>
        Enum.IsDefined(value) ? [] : [$"{key} must be one of {string.Join(", ", Enum.GetNames<T>())}."];

    private static IEnumerable<string> Within<T>(T value, T least, T most, string key, string? keyOfMost = null)
        where T : IComparable<T> =>
        value.CompareTo(least) >= 0 && value.CompareTo(most) <= 0
            ? []
            : [FormattableString.Invariant($"{key} must be from {least} to {most}{(keyOfMost is null ? string.Empty : $" ({keyOfMost})")}, not {value}.")];
}
