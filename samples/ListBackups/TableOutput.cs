using System.Globalization;
using AliRds.Backups.Client;
using NodaTime.Text;
using Spectre.Console;

namespace ListBackups;

/// <summary>A table for people, with a total.</summary>
internal sealed class TableOutput : IBackupOutput
{
    private const int WidthInFiles = 140;

    private static readonly string[] Columns = ["Start (UTC)", "Duration", "Size", "Type", "Method", "Mode", "Status", "Restorable", "Link", "Backup id"];
    private static readonly InstantPattern Minutes = InstantPattern.CreateWithInvariantCulture("uuuu-MM-dd HH:mm");

    public async Task WriteAsync(DbInstanceId instance, IAsyncEnumerable<Backup> backups)
    {
        if (Console.IsOutputRedirected)
        {
            AnsiConsole.Profile.Width = WidthInFiles;
        }

        var table = new Table().Border(TableBorder.Simple).Title($"[bold]{Markup.Escape(instance.Value)}[/]");
        foreach (var column in Columns)
        {
            table.AddColumn(new TableColumn(column).NoWrap());
        }

        table.Columns[2].RightAligned();
        var count = 0;
        var bytes = 0L;
        await foreach (var backup in backups)
        {
            table.AddRow(Cells(backup));
            count++;
            bytes += backup.Size ?? 0;
        }

        AnsiConsole.Write(table);
        AnsiConsole.MarkupLineInterpolated($"{count} backups, {Bytes(bytes)} in total\n");
    }

    private static string[] Cells(Backup backup) =>
    [
        backup.StartTime is { } start ? Minutes.Format(start) : "?",
        backup.Duration is { } duration ? DurationPattern.CreateWithInvariantCulture("H:mm:ss").Format(duration) : "?",
        backup.Size is { } size ? Bytes(size) : "?",
        Markup.Escape(backup.Type?.Value ?? "?"),
        Markup.Escape(backup.Method?.Value ?? "?"),
        Markup.Escape(backup.Mode?.Value ?? "?"),
        backup.Status == BackupStatus.Success ? "[green]Success[/]" : $"[red]{Markup.Escape(backup.Status?.Value ?? "?")}[/]",
        backup.IsRestorable ? "yes" : "[red]no[/]",
        backup.IsDownloadable ? "yes" : "no",
        Markup.Escape(backup.BackupId.Value),
    ];

    private static string Bytes(long bytes)
    {
        string[] units = ["B", "KiB", "MiB", "GiB", "TiB"];
        var value = (double)bytes;
        var unit = 0;
        while (value >= 1024 && unit < units.Length - 1)
        {
            value /= 1024;
            unit++;
        }

        return string.Create(CultureInfo.InvariantCulture, $"{value:0.#} {units[unit]}");
    }
}
