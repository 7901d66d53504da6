using System.Collections.Concurrent;
using AliRds.Backups.Client;
using AliRds.Backups.Client.Downloading;
using Spectre.Console;

namespace DownloadBackups;

/// <summary>One run: opens the service, finds the backups, downloads them, and determines the exit code.</summary>
internal sealed class DownloadRun(IBackupDownloader downloader, IScreen screen, string folder)
{
    private const int FilesAtOnce = 3;
    private readonly ConcurrentBag<Outcome> _outcomes = [];

    public static async Task<int> RunAsync(DownloadArguments arguments, CancellationToken cancellationToken)
    {
        try
        {
            await using var service = await BackupService.OpenAsync(arguments, cancellationToken);
            var backups = await new BackupChoice(service.Client, service.Instance).FindAsync(arguments, cancellationToken);
            Directory.CreateDirectory(arguments.Folder);
            using var downloader = new BackupDownloader(service.Client, arguments.ToDownloadOptions(service.IsOnLoopback));
            var run = new DownloadRun(downloader, Screen(arguments.Json), arguments.Folder);
            return await run.DownloadAsync(backups, cancellationToken);
        }
        catch (ArgumentException exception)
        {
            await Console.Error.WriteLineAsync(exception.Message);
            return ExitCodes.BadArguments;
        }
        catch (Exception exception) when (exception is RdsBackupsException or IOException or UnauthorizedAccessException)
        {
            await Console.Error.WriteLineAsync(exception.Message);
            return ExitCodes.Failed;
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            await Console.Error.WriteLineAsync("Stopped. Run the same command again to resume.");
            return ExitCodes.Interrupted;
        }
    }

    private static IScreen Screen(bool json) => json
        ? new JsonScreen(Console.Out)
        : Console.IsOutputRedirected || !AnsiConsole.Profile.Capabilities.Interactive ? new LinesScreen(Console.Out) : new BarsScreen();

    private async Task<int> DownloadAsync(IReadOnlyList<Backup> backups, CancellationToken cancellationToken)
    {
        var limits = new ParallelOptions { MaxDegreeOfParallelism = FilesAtOnce, CancellationToken = cancellationToken };
        await screen.ShowAsync(() => Parallel.ForEachAsync(backups, limits, async (backup, token) =>
        {
            var outcome = await DownloadAsync(backup, token);
            _outcomes.Add(outcome);
            screen.End(outcome);
        }));
        return _outcomes.All(outcome => outcome.IsProven) ? ExitCodes.Success : ExitCodes.Failed;
    }

    private async Task<Outcome> DownloadAsync(Backup backup, CancellationToken cancellationToken)
    {
        try
        {
            var progress = screen.Begin(backup);
            var result = await downloader.DownloadToFileAsync(backup, folder, progress: progress, cancellationToken: cancellationToken);
            return new Outcome(backup, result, null);
        }
        catch (Exception exception) when (exception is RdsBackupsException or ArgumentException)
        {
            return new Outcome(backup, null, exception);
        }
    }
}
