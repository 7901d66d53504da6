namespace AliRds.Backups.Client.HostileTests.Listing;

/// <summary>A handler of the user's own that throws for one instance.</summary>
internal sealed class BrokenHandler(string instance, Exception exception) : DelegatingHandler(new SocketsHttpHandler { UseProxy = false })
{
    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
        request.RequestUri!.Query.Contains($"DBInstanceId={instance}", StringComparison.Ordinal) ? throw exception : base.SendAsync(request, cancellationToken);
}
