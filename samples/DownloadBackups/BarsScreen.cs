using AliRds.Backups.Client;
using AliRds.Backups.Client.Downloading;
using Spectre.Console;

namespace DownloadBackups;

/// <summary>A progress bar for each file, and the results when all downloads have ended.</summary>
internal sealed class BarsScreen : IScreen
{
    private readonly List<Outcome> _outcomes = [];
    private readonly FiguresColumn _figures = new();
    private ProgressContext? _context;

    public async Task ShowAsync(Func<Task> downloads)
    {
        await AnsiConsole.Progress()
            .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), _figures)
            .StartAsync(async context =>
            {
                _context = context;
                await downloads();
            });
        foreach (var line in _outcomes.SelectMany(Text.Lines))
        {
            AnsiConsole.WriteLine(line);
        }
    }

    public IProgress<DownloadProgress> Begin(Backup backup)
    {
        lock (_outcomes)
        {
            return new Bar(_context!.AddTask(Markup.Escape($"backup {backup.BackupId}")), _figures);
        }
    }

    public void End(Outcome outcome)
    {
        lock (_outcomes)
        {
            _outcomes.Add(outcome);
        }
    }

    private sealed class Bar(ProgressTask task, FiguresColumn figures) : IProgress<DownloadProgress>
    {
        public void Report(DownloadProgress value)
        {
            task.MaxValue = Math.Max(value.TotalBytes ?? 1, 1);
            task.Value = value.TotalBytes == 0 ? 1 : value.BytesWritten;
            figures.Set(task, value);
            if (value.Phase == DownloadPhase.Done)
            {
                task.StopTask();
            }
        }
    }
}
