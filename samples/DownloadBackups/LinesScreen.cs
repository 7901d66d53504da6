using AliRds.Backups.Client;
using AliRds.Backups.Client.Downloading;

namespace DownloadBackups;

/// <summary>Plain lines, for logs: one for each tenth of a file.</summary>
internal sealed class LinesScreen(TextWriter writer) : IScreen
{
    public Task ShowAsync(Func<Task> downloads) => downloads();

    public IProgress<DownloadProgress> Begin(Backup backup) => new Tenths(this, backup);

    public void End(Outcome outcome) => Write(string.Join(Environment.NewLine, Text.Lines(outcome)));

    private void Write(string text)
    {
        lock (writer)
        {
            writer.WriteLine(text);
        }
    }

    private sealed class Tenths(LinesScreen screen, Backup backup) : IProgress<DownloadProgress>
    {
        private int _last = -1;

        public void Report(DownloadProgress value)
        {
            var tenth = (int)((value.Fraction ?? -1) * 10);
            if (tenth > _last)
            {
                _last = tenth;
                screen.Write($"backup {backup.BackupId}: {Text.Progress(value)}");
            }
        }
    }
}
