using System.Buffers;

namespace AliRds.Backups.Client.Downloading;

/// <summary>One download into a stream of the caller.</summary>
internal sealed class StreamCopy(
    DownloadServices services, Backup backup, Stream destination, DownloadOptions options, IProgress<DownloadProgress>? progress)
{
    private const int BufferSize = 256 * 1024;
    private readonly DownloadCounters _counters = new();
    private readonly long _startedAt = services.TimeProvider.GetTimestamp();

    internal async Task<DownloadResult> RunAsync(CancellationToken cancellationToken)
    {
        var reporter = new ProgressReporter(progress, _counters, services.TimeProvider);
        DownloadResult? result = null;
        await BackgroundTasks.RunAsync(
            async token => result = await CopyAsync(reporter, token).ConfigureAwait(false),
            progress is null ? [] : [reporter.RunAsync],
            cancellationToken).ConfigureAwait(false);
        return reporter.Finish(result!);
    }

    private async Task<DownloadResult> CopyAsync(ProgressReporter reporter, CancellationToken cancellationToken)
    {
        var download = await SequentialDownload.OpenAsync(services, backup, options, _counters, cancellationToken).ConfigureAwait(false);
        await using (download.ConfigureAwait(false))
        {
            reporter.Follow(download.Remote.Length, [], () => download.Position);
            reporter.Phase = DownloadPhase.Transferring;
            await PumpAsync(download, cancellationToken).ConfigureAwait(false);
            return download.Describe(services.TimeProvider.GetElapsedTime(_startedAt));
        }
    }

    private async Task PumpAsync(SequentialDownload download, CancellationToken cancellationToken)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(BufferSize);
        try
        {
            int read;
            while ((read = await download.ReadAsync(buffer.AsMemory(0, BufferSize), cancellationToken).ConfigureAwait(false)) > 0)
            {
                await destination.WriteAsync(buffer.AsMemory(0, read), cancellationToken).ConfigureAwait(false);
            }

            await destination.FlushAsync(cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }
}
