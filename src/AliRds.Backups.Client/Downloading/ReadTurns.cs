namespace AliRds.Backups.Client.Downloading;

/// <summary>
/// Lets one read at a time in, and ends the one under way when the owner is disposed. Whoever comes last, the read or the disposal, learns that
/// it has to release what both used.
/// </summary>
internal sealed class ReadTurns(string owner) : IDisposable
{
    private readonly object _gate = new();
    private readonly CancellationTokenSource _ended = new();
    private CancellationTokenSource _read = new();
    private bool _isReading;
    private bool _isEnding;
    private bool _hasEnded;

    internal bool IsEnding => Volatile.Read(ref _isEnding);

    /// <summary>Cancelled when the owner is disposed.</summary>
    internal CancellationToken Ended => _ended.Token;

    /// <summary>Cancelled when the read under way is to end, for whichever reason. It is the same for all reads until one was cancelled.</summary>
    internal CancellationToken Read => _read.Token;

    internal void ThrowIfEnding()
    {
        if (IsEnding)
        {
            throw Disposed();
        }
    }

    /// <summary>Begins a read; gives whether an earlier one was cancelled, so that nothing of it may be used any more.</summary>
    internal bool Begin()
    {
        lock (_gate)
        {
            ThrowIfEnding();
            if (_isReading)
            {
                throw new InvalidOperationException("Another read of this stream is under way. Await it first.");
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

    /// <summary>Lets a token of the caller end the read.</summary>
    internal CancellationTokenRegistration Heed(CancellationToken cancellationToken) =>
        cancellationToken.UnsafeRegister(static source => ((CancellationTokenSource)source!).Cancel(), _read);

    /// <summary>Ends a read; gives whether the owner was disposed meanwhile and everything is to be released.</summary>
    internal bool End()
    {
        lock (_gate)
        {
            _isReading = false;
            return _hasEnded;
        }
    }

    /// <summary>Ends the read under way and lets no other in; gives whether everything is to be released.</summary>
    internal async ValueTask<bool> EndAllAsync()
    {
        CancellationTokenSource read;
        lock (_gate)
        {
            if (_isEnding)
            {
                return false;
            }

            Volatile.Write(ref _isEnding, true);
            read = _read;
        }

        await read.CancelAsync().ConfigureAwait(false);
        await _ended.CancelAsync().ConfigureAwait(false);
        lock (_gate)
        {
            _hasEnded = true;
            return !_isReading;
        }
    }

    internal ObjectDisposedException Disposed() => new(owner);

    /// <summary>Frees what the turns hold, at the very end.</summary>
    public void Dispose()
    {
        _read.Dispose();
        _ended.Dispose();
    }
}
