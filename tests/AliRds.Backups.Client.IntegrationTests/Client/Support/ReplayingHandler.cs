namespace AliRds.Backups.Client.IntegrationTests.Client.Support;

/// <summary>A proxy that sends the first requests twice, and hands on the second response.</summary>
internal sealed class ReplayingHandler(int times) : DelegatingHandler(new SocketsHttpHandler { UseProxy = false })
{
    private int _left = times;

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (_left-- > 0)
        {
            using var copy = Copy(request);
            using var ignored = await base.SendAsync(copy, cancellationToken);
        }

        return await base.SendAsync(request, cancellationToken);
    }

    private static HttpRequestMessage Copy(HttpRequestMessage request)
    {
        var copy = new HttpRequestMessage(request.Method, request.RequestUri);
        foreach (var (name, values) in request.Headers)
        {
            copy.Headers.TryAddWithoutValidation(name, values);
        }

        return copy;
    }
}
