namespace AliRds.Backups.Client.Rpc.Calls;

/// <summary>Whether something of the user's is disposed. It is said under that thing's own name, not under the name of a part of it.</summary>
/// <param name="name">The name of the type that the user disposes.</param>
internal sealed class Lifetime(string name)
{
    private volatile bool _hasEnded;

    internal void End() => _hasEnded = true;

    /// <exception cref="ObjectDisposedException">It is disposed.</exception>
    internal void ThrowIfDisposed()
    {
        if (_hasEnded)
        {
            throw Disposed();
        }
    }

    /// <summary>Whether a failure comes of the disposal, which ends what is under way, and not of the caller's token.</summary>
    internal bool Explains(Exception failure, CancellationToken cancellationToken) =>
        _hasEnded
        && !cancellationToken.IsCancellationRequested
        && failure is (ObjectDisposedException or OperationCanceledException or RdsTransportException or RdsCredentialsUnavailableException);

    internal ObjectDisposedException Disposed() => new(name);
}
