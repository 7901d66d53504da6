using System.Threading.RateLimiting;

namespace AliRds.Backups.Client.HostileTests.Listing;

/// <summary>A limiter of the user's own that throws for the call of one number.</summary>
internal sealed class BrokenLimiter(int number, Exception exception) : RateLimiter
{
    private readonly ConcurrencyLimiter _inner = new(new ConcurrencyLimiterOptions { PermitLimit = 100 });
    private int _asked;

    public override TimeSpan? IdleDuration => null;

    public override RateLimiterStatistics? GetStatistics() => null;

    protected override RateLimitLease AttemptAcquireCore(int permitCount) => _inner.AttemptAcquire(permitCount);

    protected override ValueTask<RateLimitLease> AcquireAsyncCore(int permitCount, CancellationToken cancellationToken) =>
        Interlocked.Increment(ref _asked) == number ? throw exception : _inner.AcquireAsync(permitCount, cancellationToken);

    protected override void Dispose(bool disposing)
    {
        _inner.Dispose();
        base.Dispose(disposing);
    }
}

/// <summary>A handler of the user's own that throws for one instance.</summary>
internal sealed class BrokenHandler(string instance, Exception exception) : DelegatingHandler(new SocketsHttpHandler { UseProxy = false })
{
    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
        request.RequestUri!.Query.Contains($"DBInstanceId={instance}", StringComparison.Ordinal)
            ? throw exception
            : base.SendAsync(request, cancellationToken);
}
