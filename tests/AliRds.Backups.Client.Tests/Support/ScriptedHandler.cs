namespace AliRds.Backups.Client.Tests.Support;

/// <summary>A server that follows a script, one step an attempt; the last step is repeated.</summary>
internal sealed class ScriptedHandler(params Step.Respond[] steps) : HttpMessageHandler
{
    internal List<SentRequest> Sent { get; } = [];

    internal bool IsDisposed { get; private set; }

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        Sent.Add(SentRequest.Of(request));
        return steps[Math.Min(Sent.Count, steps.Length) - 1](request, cancellationToken);
    }

    protected override void Dispose(bool disposing)
    {
        IsDisposed = true;
        base.Dispose(disposing);
    }
}
