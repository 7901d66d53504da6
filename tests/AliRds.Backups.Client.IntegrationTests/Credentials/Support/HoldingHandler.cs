namespace AliRds.Backups.Client.IntegrationTests.Credentials.Support;

/// <summary>Holds up calls to STS on their way out.</summary>
internal sealed class HoldingHandler(Hold hold)
    : DelegatingHandler(new SocketsHttpHandler { UseProxy = false, AllowAutoRedirect = false, UseCookies = false })
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (request.RequestUri!.Query.Contains("Action=AssumeRole", StringComparison.Ordinal))
        {
            await hold.PassAsync(cancellationToken);
        }

        return await base.SendAsync(request, cancellationToken);
    }
}
