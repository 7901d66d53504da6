using System.Globalization;
using AliRds.Backups.Client.Downloading;

namespace DownloadBackups;

/// <summary>The texts of the program for people.</summary>
internal static class Text
{
    private static readonly string[] Units = ["B", "KiB", "MiB", "GiB", "TiB"];

    public static string Bytes(double bytes)
    {
        var unit = 0;
        while (bytes >= 1024 && unit < Units.Length - 1)
        {
            bytes /= 1024;
            unit++;
        }

        return string.Create(CultureInfo.InvariantCulture, $"{bytes:0.#} {Units[unit]}");
    }

    public static string Time(TimeSpan? time) => time is { } value ? value.ToString(@"h\:mm\:ss", CultureInfo.InvariantCulture) : "-:--:--";

    public static string Progress(DownloadProgress progress) =>
        $"{Bytes(progress.BytesWritten)} of {Bytes(progress.TotalBytes ?? 0)}, {Bytes(progress.BytesPerSecond)}/s, "
        + $"{Time(progress.Remaining)} left, "
        + $"{progress.PartsDone}/{progress.PartsTotal} parts, {progress.LinkRenewals} new links, {progress.Retries} retries";

    /// <summary>The result of a finished download, line by line.</summary>
    public static IEnumerable<string> Lines(Outcome outcome)
    {
        if (outcome.Result is not { } result)
        {
            yield return $"backup {outcome.Backup.BackupId}: {outcome.Error!.Message}";
            yield break;
        }

        yield return result.Path!;
        var proof = result.IsProven ? $"proven by CRC-64 {result.Crc64}" : $"NOT PROVEN: {result.NotProvenReason}";
        yield return string.Create(
            CultureInfo.InvariantCulture, $"  {Bytes(result.Bytes)} in {result.Elapsed.TotalSeconds:0.0} s, {proof}");
        yield return $"  resumed {Bytes(result.ResumedBytes)}, fetched {Bytes(result.ReceivedBytes)}, wasted {Bytes(result.WastedBytes)}; "
            + $"{result.LinkRenewals} new links, {result.Retries} retries";
        foreach (var restart in result.Restarts)
        {
            yield return $"  started over: {restart}";
        }

        foreach (var line in Guide(outcome, result.Path!))
        {
            yield return line;
        }
    }

    private static IEnumerable<string> Guide(Outcome outcome, string path)
    {
        var guide = RestoreGuide.Create(outcome.Backup);
        yield return $"  {guide.Description}";
        if (guide.Tools.Count > 0)
        {
            yield return $"  needs {string.Join(", ", guide.Tools)}:";
        }

        foreach (var command in guide.Commands)
        {
            yield return "    " + command
                .Replace("{file}", Path.GetFileName(path), StringComparison.Ordinal)
                .Replace("{folder}", "restored", StringComparison.Ordinal);
        }
    }
}
