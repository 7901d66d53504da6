using System.Globalization;
using System.Text.Json;
using AliRds.Backups.Client;
using AliRds.Backups.Client.Downloading;

namespace DownloadBackups;

/// <summary>One JSON object per finished file, for other programs.</summary>
internal sealed class JsonScreen(TextWriter writer) : IScreen
{
    public Task ShowAsync(Func<Task> downloads) => downloads();

    public IProgress<DownloadProgress>? Begin(Backup backup) => null;

    public void End(Outcome outcome)
    {
        var line = JsonSerializer.Serialize(LineOf(outcome), JsonLineContext.Default.JsonLine);
        lock (writer)
        {
            writer.WriteLine(line);
        }
    }

    private static JsonLine LineOf(Outcome outcome) => new()
    {
        BackupId = outcome.Backup.BackupId.Value,
        Path = outcome.Result?.Path,
        Bytes = outcome.Result?.Bytes,
        Crc64 = outcome.Result?.Crc64?.ToString(CultureInfo.InvariantCulture),
        Verified = outcome.IsProven,
        Renewals = outcome.Result?.LinkRenewals,
        Resumed = outcome.Result?.ResumedBytes,
        WastedBytes = outcome.Result?.WastedBytes,
        Error = outcome.Error?.Message ?? outcome.Result?.NotProvenReason,
    };
}
