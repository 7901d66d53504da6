namespace AliRds.Backups.Client.Downloading.Concurrency;

/// <summary>
/// Admits one read at a time, and cancels the running read when the owner is disposed. Whichever ends last, the read or the disposal, is told
/// to release what both use.
/// </summary>
internal sealed class ReadGate(string owner) : IDisposable
{
    private readonly object _gate = new();
    private readonly CancellationTokenSource _closed = new();
    private CancellationTokenSource _read = new();
    private bool _isReading;
    private bool _isClosing;
    private bool _isClosed;

    internal bool IsClosing => Volatile.Read(ref _isClosing);

    /// <summary>Cancelled when the owner is disposed.</summary>
    internal CancellationToken ClosedToken => _closed.Token;

    /// <summary>Cancelled when the running read must end, for whatever reason. All reads share it until one is cancelled.</summary>
    internal CancellationToken ReadToken => _read.Token;

    internal void ThrowIfClosing()
    {
        if (IsClosing)
        {
            throw CreateDisposedException();
        }
    }

    /// <summary>Begins a read. Returns whether an earlier read was cancelled, so that nothing of it may be used.</summary>
    internal bool Enter()
    {
        lock (_gate)
        {
            ThrowIfClosing();
            if (_isReading)
            {
                throw new InvalidOperationException("Another read of this stream is running. Await it first.");
            }

            _isReading = true;
            if (!_read.IsCancellationRequested)
            {
                return false;
            }

            _read.Dispose();
            _read = new CancellationTokenSource();
            return true;
        }
    }

    /// <summary>Cancels the read when the caller's token is cancelled.</summary>
    internal CancellationTokenRegistration CancelReadWith(CancellationToken cancellationToken) =>
        cancellationToken.UnsafeRegister(static source => ((CancellationTokenSource)source!).Cancel(), _read);

    /// <summary>Ends a read. Returns whether the owner was disposed meanwhile, so that the caller must release everything.</summary>
    internal bool Exit()
    {
        lock (_gate)
        {
            _isReading = false;
            return _isClosed;
        }
    }

    /// <summary>Cancels the running read and admits no other. Returns whether the caller must release everything.</summary>
    internal async ValueTask<bool> CloseAsync()
    {
        CancellationTokenSource read;
        lock (_gate)
        {
            if (_isClosing)
            {
                return false;
            }

            Volatile.Write(ref _isClosing, true);
            read = _read;
        }

        await read.CancelAsync().ConfigureAwait(false);
        await _closed.CancelAsync().ConfigureAwait(false);
        lock (_gate)
        {
            _isClosed = true;
            return !_isReading;
        }
    }

    internal ObjectDisposedException CreateDisposedException() => new(owner);

    /// <summary>Releases the gate itself, at the very end.</summary>
    public void Dispose()
    {
        _read.Dispose();
        _closed.Dispose();
    }
}
