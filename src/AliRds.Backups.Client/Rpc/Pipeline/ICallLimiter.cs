namespace AliRds.Backups.Client.Rpc.Pipeline;

/// <summary>Lets calls through at a bounded rate.</summary>
internal interface ICallLimiter
{
    /// <summary>Waits for the turn of a call. What it gives is disposed when the call has ended.</summary>
    ValueTask<IDisposable?> WaitAsync(CancellationToken cancellationToken);

    /// <summary>An attempt was throttled.</summary>
    void OnThrottled();

    /// <summary>A call succeeded.</summary>
    void OnSuccess();
}
