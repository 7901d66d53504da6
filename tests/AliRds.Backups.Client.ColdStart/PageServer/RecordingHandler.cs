namespace AliRds.Backups.Client.ColdStart.PageServer;

/// <summary>Keeps the body of the last response.</summary>
internal sealed class RecordingHandler() : DelegatingHandler(new SocketsHttpHandler())
{
    public byte[] Body { get; private set; } = [];

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var response = await base.SendAsync(request, cancellationToken);
        await response.Content.LoadIntoBufferAsync(cancellationToken);
        Body = await response.Content.ReadAsByteArrayAsync(cancellationToken);
        return response;
    }
}
