using System.Runtime.CompilerServices;

namespace AliRds.Backups.Client.Rpc.Transport;

/// <summary>
/// An HTTP/1.1 connection that knows whether it was used before. If it ends before the first byte of a response to its second or a later
/// request, it throws a <see cref="StaleConnectionException"/>. The platform does not expose whether a connection is new.
/// </summary>
internal sealed class ReusedConnectionStream(Stream inner) : Stream
{
    private volatile bool _hasAnswered;
    private volatile bool _isReused;
    private volatile bool _hasEnded;

    public override bool CanRead => inner.CanRead;

    public override bool CanWrite => inner.CanWrite;

    public override bool CanSeek => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <summary>Whether a request has been sent on a reused connection and no byte of its response has arrived.</summary>
    private bool IsStale => _isReused && !_hasAnswered;

    /// <summary>For <see cref="SocketsHttpHandler.PlaintextStreamFilter"/>.</summary>
    internal static ValueTask<Stream> WrapAsync(SocketsHttpPlaintextStreamFilterContext context, CancellationToken cancellationToken) => new(
        context.NegotiatedHttpVersion.Major >= 2 || context.InitialRequestMessage.Method == HttpMethod.Connect
            ? context.PlaintextStream
            : new ReusedConnectionStream(context.PlaintextStream));

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        // The platform reads zero bytes to wait until data is available.
        if (buffer.IsEmpty)
        {
            return inner.ReadAsync(buffer, cancellationToken);
        }

        var read = inner.ReadAsync(buffer, cancellationToken);
        return read.IsCompletedSuccessfully ? new(Note(read.Result)) : NoteAsync(read);
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override int Read(Span<byte> buffer)
    {
        if (buffer.IsEmpty)
        {
            return inner.Read(buffer);
        }

        try
        {
            return Note(inner.Read(buffer));
        }
        catch (IOException failure) when (Ends(failure))
        {
            throw new StaleConnectionException(failure);
        }
    }

    public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        BeginRequest(buffer.Span);
        var write = inner.WriteAsync(buffer, cancellationToken);
        return write.IsCompletedSuccessfully ? write : NoteAsync(write);
    }

    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        BeginRequest(buffer);
        try
        {
            inner.Write(buffer);
        }
        catch (IOException failure) when (Ends(failure))
        {
            throw new StaleConnectionException(failure);
        }
    }

    public override void Flush() => inner.Flush();

    public override Task FlushAsync(CancellationToken cancellationToken) => inner.FlushAsync(cancellationToken);

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            inner.Dispose();
        }

        base.Dispose(disposing);
    }

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private async ValueTask<int> NoteAsync(ValueTask<int> read)
    {
        try
        {
            return Note(await read.ConfigureAwait(false));
        }
        catch (IOException failure) when (Ends(failure))
        {
            throw new StaleConnectionException(failure);
        }
    }

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder))]
    private async ValueTask NoteAsync(ValueTask write)
    {
        try
        {
            await write.ConfigureAwait(false);
        }
        catch (IOException failure) when (Ends(failure))
        {
            throw new StaleConnectionException(failure);
        }
    }

    /// <summary>Records that the connection broke. Returns whether the failure must be reported as a stale connection.</summary>
    private bool Ends(IOException failure)
    {
        _hasEnded = true;
        return IsStale && failure is not StaleConnectionException;
    }

    private int Note(int count)
    {
        if (count > 0)
        {
            _hasAnswered = true;
            return count;
        }

        _hasEnded = true;
        return IsStale ? throw new StaleConnectionException() : 0;
    }

    /// <summary>The first write after a response starts the next request.</summary>
    private void BeginRequest(ReadOnlySpan<byte> head)
    {
        if (_hasAnswered)
        {
            _isReused = true;
            _hasAnswered = false;
        }

        // The platform reads ahead while a connection is idle, so the end may be known just before the request. And a request with
        // "Connection: close" needs a new connection, not a reused one.
        if (_isReused && (_hasEnded || head.IndexOf("\r\nConnection: close\r\n"u8) >= 0))
        {
            throw new StaleConnectionException();
        }
    }
}
