using AliRds.Backups.Client.Downloading.Links;
using AliRds.Backups.Client.Downloading.Objects;
using AliRds.Backups.Client.Rpc.Telemetry;

namespace AliRds.Backups.Client.Downloading.Transfer;

/// <summary>
/// Learns length, tag and checksum of the file, and finds the way that works. A response that contradicts what is known is asked for again, with
/// a fresh link and over another connection.
/// </summary>
internal sealed class ObjectProbe(TransferContext context)
{
    private const int MaxUnexpectedResponses = 2;
    private const int MaxContradictions = 4;
    private static readonly TimeSpan QuickTimeout = TimeSpan.FromSeconds(3);
    private readonly FaultRecovery _recovery = new(context);
    private int _unexpectedResponses;
    private bool _isResponseDoubted;

    /// <summary>Gives what the object store says of the file.</summary>
    /// <remarks>That the object was replaced is believed when a fresh link tells it again; what cannot be the file of the backup, never.</remarks>
    /// <exception cref="RdsDownloadException">It gives no response, or stands by one that cannot be true.</exception>
    internal async Task<RemoteObject> RunAsync(ExpectedObject expected, CancellationToken cancellationToken)
    {
        RemoteObject? doubted = null;
        var isFresh = false;
        for (var contradictions = 1; ; contradictions++)
        {
            var (remote, link) = await AskAsync(cancellationToken).ConfigureAwait(false);
            if ((expected.GetRefusalReason(remote) ?? expected.GetChange(remote)) is not { } contradiction)
            {
                return remote;
            }

            Log.Recovering(context.Logger, nameof(RangeFault.Contradiction), contradiction);
            _isResponseDoubted = true;
            if (contradictions < MaxContradictions && (doubted is null || remote.GetDifferenceFrom(doubted) is not null))
            {
                doubted = remote;
                isFresh = await context.Links.RefreshAsync(link, cancellationToken).ConfigureAwait(false) != link || !context.Links.CanRenew;
            }
            else if (context.Links.CanLeaveInternal)
            {
                LeaveInternal(contradiction);
                (doubted, contradictions) = (null, 0);
            }
            else
            {
                return expected.GetRefusalReason(remote) is null && isFresh ? remote : throw Refuse(remote, contradiction);
            }
        }
    }

    private async Task<(RemoteObject Remote, ActiveLink Link)> AskAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            var link = await context.Links.GetAsync(cancellationToken).ConfigureAwait(false);
            if (await TryAsync(link, cancellationToken).ConfigureAwait(false) is { } remote)
            {
                return (remote, link);
            }
        }
    }

    private async Task<RemoteObject?> TryAsync(ActiveLink link, CancellationToken cancellationToken)
    {
        var timeout = context.Links.HasFallback ? QuickTimeout : context.Options.Retry.StallTimeout;
        using var timer = new CancellationTokenSource(timeout, context.TimeProvider);
        using var linked = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, timer.Token);
        try
        {
            return _isResponseDoubted
                ? await context.Requester.ProbeAgainAsync(link, linked.Token).ConfigureAwait(false)
                : await context.Requester.ProbeAsync(link, linked.Token).ConfigureAwait(false);
        }
        catch (Exception exception) when (FaultClassifier.Classify(exception, null) is not null)
        {
            cancellationToken.ThrowIfCancellationRequested();
            await RecoverAsync(exception, link, cancellationToken).ConfigureAwait(false);
            return null;
        }
    }

    private Task RecoverAsync(Exception exception, ActiveLink link, CancellationToken cancellationToken)
    {
        var fault = FaultClassifier.Classify(exception, null)!;
        _isResponseDoubted |= !fault.IsRequestedByStore && fault.Fault != RangeFault.StaleConnection;
        if (context.Links.HasFallback && FaultClassifier.IsUnreachable(exception))
        {
            Log.FallingBack(context.Logger, exception.Message);
            context.Links.FallBack();
            return Task.CompletedTask;
        }

        return context.Links.CanLeaveInternal && !fault.IsRequestedByStore
            ? DoubtInternal(fault)
            : _recovery.RecoverAsync(fault, link, cancellationToken);
    }

    /// <summary>Asks the internal host once more, since its traffic is free, and then leaves it.</summary>
    private Task DoubtInternal(RangeFaultException fault)
    {
        if (++_unexpectedResponses >= MaxUnexpectedResponses)
        {
            LeaveInternal(fault.Message);
        }

        return Task.CompletedTask;
    }

    private static RdsDownloadException Refuse(RemoteObject remote, string contradiction) =>
        new($"What answers for the object store does not seem to have the file of the backup, also when asked again: {contradiction}.")
        {
            RequestId = remote.RequestId,
        };

    private void LeaveInternal(string reason)
    {
        Log.FallingBack(context.Logger, reason);
        context.Links.LeaveInternal();
    }
}
