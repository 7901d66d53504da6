using System.IO.Hashing;
using AliRds.Backups.Client.Downloading.Concurrency;
using AliRds.Backups.Client.Downloading.Formats;
using AliRds.Backups.Client.Downloading.Objects;
using AliRds.Backups.Client.Downloading.Transfer;

namespace AliRds.Backups.Client.Downloading.Streaming;

/// <summary>A download that is read in order, over one connection at a time.</summary>
internal sealed class SequentialDownload : IAsyncDisposable
{
    private readonly TransferContext _context;
    private readonly Backup _backup;
    private readonly ExpectedChecksums _checksums;
    private readonly Crc64? _crc64;
    private readonly byte[] _start = new byte[FormatSniffer.Length];
    private readonly ReadGate _gate = new(nameof(BackupReadStream));
    private readonly Task _monitoring;
    private readonly RangeReader _reader;

    private SequentialDownload(TransferContext context, Backup backup, RemoteObject remote)
    {
        _context = context;
        _backup = backup;
        Length = remote.Length;

        // A CRC-64 finds accidents as well as an MD5, so a stream computes no MD5.
        _checksums = ExpectedChecksums.Create(remote, backup, context.Options.Database) with { Md5 = null };
        _crc64 = context.Options.Verification == VerificationLevel.Length ? null : Crc64Ecma.Create();
        _reader = new RangeReader(context, remote, 0, remote.Length);
        _monitoring = context.Monitor.RunAsync(_gate.ClosedToken);
    }

    internal long Length { get; }

    internal long Position => _reader.Position;

    internal bool IsDisposed => _gate.IsClosing;

    /// <summary>Probes the object, and owns the context from here on.</summary>
    internal static async Task<SequentialDownload> OpenAsync(TransferContext context, Backup backup, CancellationToken cancellationToken)
    {
        try
        {
            var expected = new ExpectedObject(backup, context.Options, Earlier: null);
            var remote = await new ObjectProbe(context).RunAsync(expected, cancellationToken).ConfigureAwait(false);
            return new SequentialDownload(context, backup, remote);
        }
        catch
        {
            context.Dispose();
            throw;
        }
    }

    internal void ThrowIfDisposed() => _gate.ThrowIfClosing();

    /// <summary>Reads the next bytes. Returns 0 at the end, once the checksums have been compared.</summary>
    /// <exception cref="ObjectDisposedException">The download was disposed, even while the read waited.</exception>
    internal async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken)
    {
        if (_gate.Enter())
        {
            _reader.Close();
        }

        try
        {
            using var registration = _gate.CancelReadWith(cancellationToken);
            return await ReadOnceAsync(buffer, _gate.ReadToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (_gate.IsClosing)
        {
            throw _gate.CreateDisposedException();
        }
        catch (OperationCanceledException exception) when (cancellationToken.IsCancellationRequested)
        {
            throw new OperationCanceledException(exception.Message, exception, cancellationToken);
        }
        finally
        {
            if (_gate.Exit())
            {
                await ReleaseAsync().ConfigureAwait(false);
            }
        }
    }

    internal DownloadResult CreateResult() => _context.Counters.AddTo(new DownloadResult
    {
        BackupId = _backup.BackupId,
        Bytes = Length,
        Crc64 = _crc64?.GetCurrentHashAsUInt64(),
        Format = FormatSniffer.Sniff(_start.AsSpan(0, (int)Math.Min(Length, _start.Length))),
        NotProvenReason = _checksums.GetNotProvenReason(_context.Options.Verification),
        UsedInternalLink = _context.Links.IsInternal,
    });

    /// <summary>Ends the download and a running read, and closes the connection.</summary>
    public async ValueTask DisposeAsync()
    {
        if (await _gate.CloseAsync().ConfigureAwait(false))
        {
            await ReleaseAsync().ConfigureAwait(false);
        }
    }

    private async ValueTask<int> ReadOnceAsync(Memory<byte> buffer, CancellationToken cancellationToken)
    {
        var position = _reader.Position;
        var read = await _reader.ReadAsync(buffer, cancellationToken).ConfigureAwait(false);
        if (read == 0)
        {
            ThrowIfCorrupt();
            return 0;
        }

        KeepStart(position, buffer.Span[..read]);
        _crc64?.Append(buffer.Span[..read]);
        return read;
    }

    private async ValueTask ReleaseAsync()
    {
        await _reader.DisposeAsync().ConfigureAwait(false);
        await _monitoring.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _context.Dispose();
        _gate.Dispose();
    }

    private void ThrowIfCorrupt()
    {
        if (_crc64 is not null && _checksums.GetMismatch(_crc64.GetCurrentHashAsUInt64()) is { } mismatch)
        {
            throw mismatch;
        }
    }

    private void KeepStart(long position, ReadOnlySpan<byte> data)
    {
        if (position < _start.Length)
        {
            data[..Math.Min(data.Length, _start.Length - (int)position)].CopyTo(_start.AsSpan((int)position));
        }
    }
}
