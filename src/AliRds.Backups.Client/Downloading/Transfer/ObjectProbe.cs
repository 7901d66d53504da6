using AliRds.Backups.Client.Downloading.Links;
using AliRds.Backups.Client.Telemetry;

namespace AliRds.Backups.Client.Downloading.Transfer;

/// <summary>Learns length, tag and checksum of the file, and finds the way that works.</summary>
internal sealed class ObjectProbe(TransferContext context)
{
    private static readonly TimeSpan QuickTimeout = TimeSpan.FromSeconds(3);
    private readonly FaultRecovery _recovery = new(context);

    internal async Task<RemoteObject> RunAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            var lease = await context.Links.GetAsync(cancellationToken).ConfigureAwait(false);
            if (await TryAsync(lease, cancellationToken).ConfigureAwait(false) is { } remote)
            {
                return remote;
            }
        }
    }

    private async Task<RemoteObject?> TryAsync(LinkLease lease, CancellationToken cancellationToken)
    {
        var timeout = context.Links.HasFallback ? QuickTimeout : context.Options.Retry.StallTimeout;
        using var timer = new CancellationTokenSource(timeout, context.TimeProvider);
        using var linked = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, timer.Token);
        try
        {
            return await context.Requester.ProbeAsync(lease, linked.Token).ConfigureAwait(false);
        }
        catch (Exception exception) when (CanRecover(exception))
        {
            cancellationToken.ThrowIfCancellationRequested();
            await RecoverAsync(exception, lease, cancellationToken).ConfigureAwait(false);
            return null;
        }
    }

    private static bool CanRecover(Exception exception) => FaultClassifier.Classify(exception, null) is not null;

    private Task RecoverAsync(Exception exception, LinkLease lease, CancellationToken cancellationToken)
    {
        if (context.Links.HasFallback && FaultClassifier.IsUnreachable(exception))
        {
            Log.FallingBack(context.Logger, exception.Message);
            context.Links.FallBack();
            return Task.CompletedTask;
        }

        return _recovery.RecoverAsync(FaultClassifier.Classify(exception, null)!, lease, cancellationToken);
    }
}
