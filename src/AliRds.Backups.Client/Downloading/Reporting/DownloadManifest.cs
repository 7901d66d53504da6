using System.Globalization;
using System.Text.Json;
using AliRds.Backups.Client.Downloading.Files;
using AliRds.Backups.Client.Downloading.Formats;
using AliRds.Backups.Client.Downloading.Objects;

namespace AliRds.Backups.Client.Downloading.Reporting;

/// <summary>
/// The JSON file beside a downloaded file: where the file came from, how it was verified, and how to open it. It holds no link. Times are
/// ISO 8601 in UTC. Checksums of 64 bits are text, because many JSON readers round large numbers.
/// </summary>
internal sealed record DownloadManifest(Backup Backup, string? Database, RemoteObject Remote, DownloadResult Result, DateTimeOffset FinishedAt)
{
    private const int FormatVersion = 1;

    /// <summary>Writes the manifest to a temporary file and renames it, so that a reader never sees half of it.</summary>
    internal void Save(string path, UnixFileMode mode)
    {
        var temporary = path + ".tmp";
        using (var file = SecureFile.Create(temporary, mode))
        {
            using var json = new Utf8JsonWriter(file, new JsonWriterOptions { Indented = true });
            json.WriteStartObject();
            json.WriteNumber("formatVersion", FormatVersion);
            WriteObject(json, "backup", WriteBackup);
            WriteObject(json, "object", WriteRemote);
            WriteObject(json, "file", WriteFile);
            WriteObject(json, "transfer", WriteTransfer);
            WriteObject(json, "restore", WriteRestore);
            json.WriteEndObject();
        }

        File.Move(temporary, path, overwrite: true);
    }

    private void WriteBackup(Utf8JsonWriter json)
    {
        json.WriteString("instanceId", Backup.DbInstanceId.Value);
        json.WriteString("backupId", Backup.BackupId.Value);
        WriteText(json, "database", Database);
        WriteText(json, "hostInstanceId", Backup.HostInstanceId);
        WriteText(json, "engine", Backup.Engine?.Value);
        WriteText(json, "engineVersion", Backup.EngineVersion);
        WriteText(json, "method", Backup.Method?.Value);
        WriteText(json, "type", Backup.Type?.Value);
        WriteText(json, "mode", Backup.Mode?.Value);
        WriteText(json, "startTime", Backup.StartTime?.ToString());
        WriteText(json, "endTime", Backup.EndTime?.ToString());
        WriteText(json, "consistentTime", Backup.ConsistentTime?.ToString());
        if (Backup.Size is { } size)
        {
            json.WriteNumber("size", size);
        }

        WriteChecksum(json, "checksum", Backup.Checksum);
    }

    private void WriteRemote(Utf8JsonWriter json)
    {
        json.WriteString("path", Remote.Path);
        WriteText(json, "eTag", Remote.ETag);
        WriteChecksum(json, "crc64", Remote.Crc64);
        WriteText(json, "md5", Remote.Md5);
        if (Remote.LastModified is { } lastModified)
        {
            json.WriteString("lastModified", lastModified);
        }

        WriteText(json, "requestId", Remote.RequestId);
    }

    private void WriteFile(Utf8JsonWriter json)
    {
        json.WriteString("name", Path.GetFileName(Result.Path));
        json.WriteNumber("bytes", Result.Bytes);
        WriteChecksum(json, "crc64", Result.Crc64);
        WriteText(json, "sha256", Result.Sha256);
        json.WriteString("format", Result.Format.ToString());
        json.WriteBoolean("proven", Result.IsProven);
        WriteText(json, "notProvenReason", Result.NotProvenReason);
    }

    private void WriteTransfer(Utf8JsonWriter json)
    {
        json.WriteString("finishedAt", FinishedAt);
        json.WriteNumber("seconds", Math.Round(Result.Elapsed.TotalSeconds, 3));
        json.WriteBoolean("internalLink", Result.UsedInternalLink);
        json.WriteNumber("linkRenewals", Result.LinkRenewals);
        json.WriteNumber("retries", Result.Retries);
        json.WriteNumber("resumedBytes", Result.ResumedBytes);
        json.WriteNumber("receivedBytes", Result.ReceivedBytes);
        json.WriteNumber("wastedBytes", Result.WastedBytes);
        WriteTexts(json, "restarts", Result.Restarts);
    }

    private void WriteRestore(Utf8JsonWriter json)
    {
        var guide = RestoreGuideFactory.Create(Backup, Remote.Path);
        json.WriteString("description", guide.Description);
        json.WriteString("format", guide.Format.ToString());
        WriteTexts(json, "tools", guide.Tools);
        WriteTexts(json, "commands", guide.Commands);
    }

    private static void WriteObject(Utf8JsonWriter json, string name, Action<Utf8JsonWriter> write)
    {
        json.WriteStartObject(name);
        write(json);
        json.WriteEndObject();
    }

    private static void WriteTexts(Utf8JsonWriter json, string name, IEnumerable<string> values)
    {
        json.WriteStartArray(name);
        foreach (var value in values)
        {
            json.WriteStringValue(value);
        }

        json.WriteEndArray();
    }

    private static void WriteChecksum(Utf8JsonWriter json, string name, ulong? value) =>
        WriteText(json, name, value?.ToString(CultureInfo.InvariantCulture));

    private static void WriteText(Utf8JsonWriter json, string name, string? value)
    {
        if (value is not null)
        {
            json.WriteString(name, value);
        }
    }
}
