using System.Text.Json;
using System.Text.Json.Serialization;
using AliRds.Backups.Client;

namespace ListBackups;

/// <summary>One JSON object per line, for other programs. Links are secrets, so it says only whether there is one.</summary>
internal sealed partial class JsonOutput(TextWriter writer) : IBackupOutput
{
    public async Task WriteAsync(DbInstanceId instance, IAsyncEnumerable<Backup> backups)
    {
        await foreach (var backup in backups)
        {
            await writer.WriteLineAsync(JsonSerializer.Serialize(Line.Of(backup), LineContext.Default.Line));
        }
    }

    /// <summary>The fields of a line; times are ISO 8601 in UTC, sizes are bytes, durations are seconds.</summary>
    internal sealed record Line
    {
        public required string BackupId { get; init; }

        public required string DbInstanceId { get; init; }

        public string? Status { get; init; }

        public string? StartTime { get; init; }

        public string? EndTime { get; init; }

        public double? DurationSeconds { get; init; }

        public long? Size { get; init; }

        public string? Type { get; init; }

        public string? Method { get; init; }

        public string? Mode { get; init; }

        public string? Engine { get; init; }

        public string? EngineVersion { get; init; }

        public string? HostInstanceId { get; init; }

        public string? Checksum { get; init; }

        public bool IsRestorable { get; init; }

        public bool HasLink { get; init; }

        public static Line Of(Backup backup) => new()
        {
            BackupId = backup.BackupId.Value,
            DbInstanceId = backup.DbInstanceId.Value,
            Status = backup.Status?.Value,
            StartTime = backup.StartTime?.ToString(),
            EndTime = backup.EndTime?.ToString(),
            DurationSeconds = backup.Duration?.TotalSeconds,
            Size = backup.Size,
            Type = backup.Type?.Value,
            Method = backup.Method?.Value,
            Mode = backup.Mode?.Value,
            Engine = backup.Engine?.Value,
            EngineVersion = backup.EngineVersion,
            HostInstanceId = backup.HostInstanceId,
            Checksum = backup.Checksum?.ToString(System.Globalization.CultureInfo.InvariantCulture),
            IsRestorable = backup.IsRestorable,
            HasLink = backup.IsDownloadable,
        };
    }

    [JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
    [JsonSerializable(typeof(Line))]
    private sealed partial class LineContext : JsonSerializerContext;
}
