namespace AliRds.Backups.Client.Rpc.Calls;

/// <summary>Whether an object of the user has been disposed. The exception names that object, not one of its parts.</summary>
/// <param name="name">The name of the type that the user disposes.</param>
internal sealed class Lifetime(string name)
{
    private volatile bool _hasEnded;

    internal void End() => _hasEnded = true;

    /// <exception cref="ObjectDisposedException">The object has been disposed.</exception>
    internal void ThrowIfDisposed()
    {
        if (_hasEnded)
        {
            throw Disposed();
        }
    }

    /// <summary>
    /// Whether a failure was caused by the disposal, which cancels everything in progress, and not by the caller's token.
    /// </summary>
    internal bool Explains(Exception failure, CancellationToken cancellationToken) =>
        _hasEnded
        && !cancellationToken.IsCancellationRequested
        && failure is (ObjectDisposedException or OperationCanceledException or RdsTransportException or RdsCredentialsUnavailableException);

    internal ObjectDisposedException Disposed() => new(name);
}
