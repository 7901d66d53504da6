using AliRds.Backups.Client.Credentials;
using AliRds.Backups.Client.Rpc.Signing;
using AliRds.Backups.Client.Rpc.Telemetry;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace AliRds.Backups.Client.Rpc.Calls;

/// <summary>The services that a client depends on and that tests replace.</summary>
internal sealed record RpcServices
{
    internal required HttpClient HttpClient { get; init; }

    internal required IRdsCredentialsProvider Credentials { get; init; }

    /// <summary>Ends when the user disposes the owner of the caller.</summary>
    internal Lifetime Lifetime { get; init; } = new(nameof(RpcServices));

    internal ILogger Logger { get; init; } = NullLogger.Instance;

    internal RdsMetrics Metrics { get; init; } = new();

    internal TimeProvider TimeProvider { get; init; } = TimeProvider.System;

    /// <summary>The server's time, for signing, links and keys. If <see langword="null"/>, one is created from the time provider.</summary>
    internal ServerClock? ServiceClock { get; init; }

    internal INonceSource Nonces { get; init; } = new GuidNonceSource();

    /// <summary>Random numbers, at least 0 and below 1, for jitter.</summary>
    internal Func<double> Random { get; init; } = System.Random.Shared.NextDouble;
}
