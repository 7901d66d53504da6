using System.Globalization;
using AliRds.Backups.Client.Downloading.Links;
using AliRds.Backups.Client.Downloading.Objects;
using AliRds.Backups.Client.Rpc.Telemetry;

namespace AliRds.Backups.Client.Downloading.Transfer;

/// <summary>Decides what to do about a failed request and does it: wait, get a new link, use fewer connections, or give up. One for each part.</summary>
internal sealed class FaultRecovery(TransferContext context, RemoteObject? known = null)
{
    private const int MaxLinksInARow = 3;
    private int _attempts;
    private int _expiredLinks;
    private int _refusedLinks;
    private int _drips;
    private long _bytesSinceDrip;
    private bool _hasSentAgain;

    /// <summary>How often in a row the connection was given up for its slowness.</summary>
    internal int SlowConnections { get; private set; }

    /// <summary>Notes that bytes came: what failed before no longer counts.</summary>
    internal void NoteProgress(int bytes)
    {
        NoteRate(bytes);
        _attempts = 0;
        _expiredLinks = 0;
        _refusedLinks = 0;
        _hasSentAgain = false;
    }

    /// <summary>Returns when the request may be sent again.</summary>
    /// <exception cref="RdsDownloadException">It is not worth it.</exception>
    internal Task RecoverAsync(RangeFaultException fault, ActiveLink? link, CancellationToken cancellationToken)
    {
        if (context.Counters.CountFault() > context.Options.Retry.MaxFaults)
        {
            throw fault.ToDownloadException("The download had too many faults; the last one:");
        }

        Log.Recovering(context.Logger, fault.Fault.ToString(), fault.Message);
        return fault.Fault switch
        {
            RangeFault.Slow => Hurry(),
            RangeFault.BelowMinimumRate => CountDrip(fault),
            RangeFault.StaleConnection when !_hasSentAgain => SendAgain(),
            RangeFault.LinkExpired => RenewAsync(fault, link, ++_expiredLinks, MaxLinksInARow, cancellationToken),
            RangeFault.LinkRefused => RenewAsync(fault, link, ++_refusedLinks, 1, cancellationToken),
            RangeFault.Contradiction when known is not null => AskAgainAsync(fault, known, cancellationToken),
            RangeFault.Fatal => throw fault.ToDownloadException("The download cannot go on:"),
            _ => WaitAsync(fault, cancellationToken),
        };
    }

    // So many connections that drip cannot bring so many bytes: whoever did has recovered.
    private void NoteRate(int bytes)
    {
        _bytesSinceDrip += bytes;
        var retry = context.Options.Retry;
        if (_drips > 0 && _bytesSinceDrip >= retry.MinBytesPerSecond * retry.StallTimeout.TotalSeconds * retry.MaxAttempts)
        {
            _drips = 0;
        }
    }

    private Task CountDrip(RangeFaultException fault)
    {
        _bytesSinceDrip = _drips == 0 ? 0 : _bytesSinceDrip;
        return ++_drips < context.Options.Retry.MaxAttempts
            ? Task.CompletedTask
            : throw fault.ToDownloadException(string.Create(CultureInfo.InvariantCulture, $"{_drips} connections were too slow; the last one:"));
    }

    private Task Hurry()
    {
        SlowConnections++;
        return Task.CompletedTask;
    }

    private Task SendAgain()
    {
        _hasSentAgain = true;
        return Task.CompletedTask;
    }

    private async Task AskAgainAsync(RangeFaultException fault, RemoteObject remote, CancellationToken cancellationToken)
    {
        await new ObjectRevalidator(context).ThrowIfChangedAsync(remote, cancellationToken).ConfigureAwait(false);
        await WaitAsync(fault, cancellationToken).ConfigureAwait(false);
    }

    private async Task RenewAsync(RangeFaultException fault, ActiveLink? link, int count, int most, CancellationToken cancellationToken)
    {
        if (link is null || count > most)
        {
            throw fault.ToDownloadException("The object store refuses the link, also a new one:");
        }

        await context.Links.RenewAsync(link, cancellationToken).ConfigureAwait(false);
    }

    private async Task WaitAsync(RangeFaultException fault, CancellationToken cancellationToken)
    {
        var retry = context.Options.Retry;
        if (++_attempts >= retry.MaxAttempts)
        {
            throw fault.ToDownloadException(string.Create(CultureInfo.InvariantCulture, $"{_attempts} requests in a row gave nothing; the last one:"));
        }

        if (fault.Fault == RangeFault.Throttled)
        {
            context.Limiter.OnThrottled();
        }

#pragma warning disable CA5394 // Jitter is no secret.
        var delay = retry.GetDelay(_attempts, Random.Shared.NextDouble());
#pragma warning restore CA5394
        delay = fault.RetryAfter > delay ? fault.RetryAfter.Value : delay;
        await Task.Delay(delay, context.TimeProvider, cancellationToken).ConfigureAwait(false);
    }
}
