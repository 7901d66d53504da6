using AliRds.Backups.Client.Downloading.Reporting;
using AliRds.Backups.Client.Downloading.Transfer;

namespace AliRds.Backups.Client.Downloading.Streaming;

/// <summary>One download into a stream of the caller.</summary>
internal sealed class StreamCopy(
    DownloadServices services, Backup backup, Stream destination, DownloadOptions options, IProgress<DownloadProgress>? progress)
{
    private const int BufferSize = 256 * 1024;
    private readonly ProgressReporter _reporter = new(progress, services.TimeProvider);

    internal Task<DownloadResult> RunAsync(CancellationToken cancellationToken) => _reporter.RunAsync(CopyAsync, cancellationToken);

    private async Task<DownloadResult> CopyAsync(CancellationToken cancellationToken)
    {
        var context = new TransferContext(services, backup, options, _reporter.Counters);
        var download = await SequentialDownload.OpenAsync(context, backup, cancellationToken).ConfigureAwait(false);
        var source = new BackupReadStream(download);
        await using (source.ConfigureAwait(false))
        {
            _reporter.Follow(source.Length, [], () => download.Position);
            _reporter.Phase = DownloadPhase.Transferring;
            await source.CopyToAsync(destination, BufferSize, cancellationToken).ConfigureAwait(false);
            await destination.FlushAsync(cancellationToken).ConfigureAwait(false);
            return download.CreateResult();
        }
    }
}
