using AliRds.Backups.Client.Downloading.Links;
using AliRds.Backups.Client.Downloading.Objects;

namespace AliRds.Backups.Client.Downloading.Transfer;

/// <summary>
/// Reads a range of the file in order. When a connection breaks, stalls, or its link ends, it opens the rest of the range again, so whoever
/// reads sees an unbroken row of bytes.
/// </summary>
internal sealed class RangeReader(TransferContext context, RemoteObject remote, long from, long end) : IAsyncDisposable
{
    private const int MaxSlowConnections = 3;
    private readonly FaultRecovery _recovery = new(context, remote);
    private MonitoredRequest? _request;
    private HttpResponseMessage? _response;
    private Stream? _body;
    private ActiveLink? _link;

    /// <summary>The next byte.</summary>
    internal long Position { get; private set; } = from;

    /// <summary>Reads some bytes; 0 at the end of the range only.</summary>
    /// <exception cref="RdsDownloadException">The bytes cannot be had.</exception>
    internal async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken)
    {
        while (Position < end)
        {
            try
            {
                return await ReadOnceAsync(buffer, cancellationToken).ConfigureAwait(false);
            }
            catch (Exception exception) when (Classify(exception) is { } fault)
            {
                Close();
                cancellationToken.ThrowIfCancellationRequested();
                await _recovery.RecoverAsync(fault, _link, cancellationToken).ConfigureAwait(false);
            }
        }

        Close();
        return 0;
    }

    /// <summary>Gives the connection back.</summary>
    public ValueTask DisposeAsync()
    {
        Close();
        return ValueTask.CompletedTask;
    }

    /// <summary>
    /// Gives the connection back; the next read opens another one. A body that was not read to its end takes its connection with it, which is
    /// what is wanted of a broken or wrong response.
    /// </summary>
    internal void Close()
    {
        if (_request is null)
        {
            return;
        }

        _body?.Dispose();
        _response?.Dispose();
        _request.Dispose();
        _body = null;
        _response = null;
        _request = null;
        context.Limiter.Release();
    }

    private RangeFaultException? Classify(Exception exception) => FaultClassifier.Classify(exception, _request?.EndedBy);

    private async ValueTask<int> ReadOnceAsync(Memory<byte> buffer, CancellationToken cancellationToken)
    {
        if (_body is null)
        {
            await OpenAsync(cancellationToken).ConfigureAwait(false);
        }

        var size = (int)Math.Min(ReadSize(buffer.Length), end - Position);
        _request!.Wait();
        var read = await _body!.ReadAsync(buffer[..size], _request.Token).ConfigureAwait(false);
        _request.Receive(read);
        if (read == 0)
        {
            throw new RangeFaultException(RangeFault.Transient, "The response ended before its last byte.");
        }

        Position += read;
        _recovery.NoteProgress(read);
        context.Counters.CountReceived(read);
        await PayAsync(read, cancellationToken).ConfigureAwait(false);
        return read;
    }

    private int ReadSize(int bufferSize) => context.Options.BandwidthLimit?.ReadSize(bufferSize) ?? bufferSize;

    private ValueTask PayAsync(int bytes, CancellationToken cancellationToken) =>
        context.Options.BandwidthLimit?.PayAsync(bytes, cancellationToken) ?? ValueTask.CompletedTask;

    private async Task OpenAsync(CancellationToken cancellationToken)
    {
        await context.Limiter.AcquireAsync(cancellationToken).ConfigureAwait(false);
        _request = context.Monitor.Start(_recovery.SlowConnections >= MaxSlowConnections, cancellationToken);
        _link = await context.Links.GetAsync(cancellationToken).ConfigureAwait(false);
        _request.Wait();
        _response = await context.Requester.GetAsync(_link, remote, Position, end - 1, _request.Token).ConfigureAwait(false);
        _body = await _response.Content.ReadAsStreamAsync(_request.Token).ConfigureAwait(false);
    }
}
