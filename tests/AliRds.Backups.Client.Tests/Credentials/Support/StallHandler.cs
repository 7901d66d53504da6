namespace AliRds.Backups.Client.Tests.Credentials.Support;

internal sealed class StallHandler(Stall stall, HttpMessageHandler inner) : DelegatingHandler(inner)
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        await stall.PassAsync(cancellationToken);
        return await base.SendAsync(request, cancellationToken);
    }
}
