namespace AliRds.Backups.Client.IntegrationTests.Client.Support;

/// <summary>A proxy that changes the first part of an address that it knows.</summary>
internal sealed class RewritingHandler(string part, string other) : DelegatingHandler(new SocketsHttpHandler { UseProxy = false })
{
    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        request.RequestUri = new Uri(request.RequestUri!.OriginalString.Replace(part, other, StringComparison.Ordinal));
        return base.SendAsync(request, cancellationToken);
    }
}
