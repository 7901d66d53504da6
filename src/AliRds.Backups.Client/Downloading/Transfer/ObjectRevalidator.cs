using AliRds.Backups.Client.Downloading.Objects;

namespace AliRds.Backups.Client.Downloading.Transfer;

/// <summary>Asks again, with a fresh link and over another connection, when a response speaks of another object than the one that is known.</summary>
internal sealed class ObjectRevalidator(TransferContext context)
{
    /// <summary>Returns when the object is the same, or when nobody answers: that proves nothing, and the request is tried again within its bounds.</summary>
    /// <exception cref="ObjectChangedException">The object is another one.</exception>
    internal async Task ThrowIfChangedAsync(RemoteObject known, CancellationToken cancellationToken)
    {
        var link = await context.Links.GetAsync(cancellationToken).ConfigureAwait(false);
        link = await context.Links.RefreshAsync(link, cancellationToken).ConfigureAwait(false);
        using var timer = new CancellationTokenSource(context.Options.Retry.StallTimeout, context.TimeProvider);
        using var linked = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, timer.Token);
        try
        {
            var response = await context.Requester.ProbeAgainAsync(link, linked.Token).ConfigureAwait(false);
            if (response.GetDifferenceFrom(known) is { } difference)
            {
                throw new ObjectChangedException(difference);
            }
        }
        catch (Exception exception) when (FaultClassifier.Classify(exception, null) is not null)
        {
            cancellationToken.ThrowIfCancellationRequested();
        }
    }
}
