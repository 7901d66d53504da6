using System.IO.Hashing;
using AliRds.Backups.Client.Downloading.Links;
using AliRds.Backups.Client.Downloading.Transfer;
using AliRds.Backups.Client.Downloading.Verification;

namespace AliRds.Backups.Client.Downloading;

/// <summary>A download that is read in order, over one connection at a time.</summary>
internal sealed class SequentialDownload : IAsyncDisposable
{
    private readonly Backup _backup;
    private readonly DownloadOptions _options;
    private readonly LinkSource _links;
    private readonly DownloadCounters _counters;
    private readonly Crc64? _checksum;
    private readonly byte[] _start = new byte[FormatSniffer.Length];
    private readonly ReadGate _gate = new(nameof(BackupReadStream));
    private readonly Task _watch;
    private readonly RangeReader _reader;

    private SequentialDownload(
        Backup backup, DownloadOptions options, LinkSource links, TransferContext context, RemoteObject remote, DownloadCounters counters)
    {
        _backup = backup;
        _options = options;
        _links = links;
        _counters = counters;
        _checksum = options.Verification == VerificationLevel.Length ? null : Crc64Ecma.Create();
        Remote = remote;
        _reader = new RangeReader(context, remote, 0, remote.Length);
        _watch = context.Monitor.RunAsync(_gate.ClosedToken);
    }

    internal RemoteObject Remote { get; }

    internal long Position => _reader.Position;

    internal bool IsDisposed => _gate.IsClosing;

    internal static async Task<SequentialDownload> OpenAsync(
        DownloadServices services, Backup backup, DownloadOptions options, DownloadCounters counters, CancellationToken cancellationToken)
    {
        var links = services.CreateLinks(backup, options, counters);
        try
        {
            var context = services.CreateContext(links, options, counters);
            var remote = await new ObjectProbe(context).RunAsync(new ExpectedObject(backup, options, Earlier: null), cancellationToken).ConfigureAwait(false);
            return new SequentialDownload(backup, options, links, context, remote, counters);
        }
        catch
        {
            links.Dispose();
            throw;
        }
    }

    internal void ThrowIfDisposed() => _gate.ThrowIfClosing();

    /// <summary>Reads the next bytes; 0 at the end, once all have passed their check.</summary>
    /// <exception cref="ObjectDisposedException">The download was disposed, be it while the read waited.</exception>
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

    internal DownloadResult Describe(TimeSpan elapsed) => new()
    {
        BackupId = _backup.BackupId,
        Bytes = Remote.Length,
        Crc64 = _checksum?.GetCurrentHashAsUInt64(),
        Format = FormatSniffer.Sniff(_start.AsSpan(0, (int)Math.Min(Remote.Length, _start.Length))),
        // The MD5 of a stream is not computed: the CRC-64 says as much about accidents.
        NotProvenReason = Proof.GetGap(GetChecksums(), Remote with { Md5 = null }, _options.Verification),
        UsedInternalLink = _links.IsInternal,
        LinkRenewals = _counters.Renewals,
        Retries = _counters.Faults,
        ReceivedBytes = _counters.Received,
        WastedBytes = _counters.Wasted,
        Elapsed = elapsed,
    };

    /// <summary>Ends the download, a read under way too, and gives its connection back.</summary>
    public async ValueTask DisposeAsync()
    {
        if (await _gate.CloseAsync().ConfigureAwait(false))
        {
            await ReleaseAsync().ConfigureAwait(false);
        }
    }

    private async ValueTask<int> ReadOnceAsync(Memory<byte> buffer, CancellationToken cancellationToken)
    {
        var at = _reader.Position;
        var read = await _reader.ReadAsync(buffer, cancellationToken).ConfigureAwait(false);
        if (read == 0)
        {
            Prove();
            return 0;
        }

        KeepStart(at, buffer.Span[..read]);
        _checksum?.Append(buffer.Span[..read]);
        return read;
    }

    private async ValueTask ReleaseAsync()
    {
        await _reader.DisposeAsync().ConfigureAwait(false);
        await _watch.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _links.Dispose();
        _gate.Dispose();
    }

    private void Prove()
    {
        if (_checksum is not null && GetChecksums().GetMismatch(_checksum.GetCurrentHashAsUInt64()) is { } mismatch)
        {
            throw mismatch;
        }
    }

    private ExpectedChecksums GetChecksums() => ExpectedChecksums.Create(Remote, _backup, _options.Database);

    private void KeepStart(long at, ReadOnlySpan<byte> data)
    {
        if (at < _start.Length)
        {
            data[..Math.Min(data.Length, _start.Length - (int)at)].CopyTo(_start.AsSpan((int)at));
        }
    }
}
