using System.Globalization;
using System.Text.Json;
using AliRds.Backups.Client.Emulator;
using NodaTime;

namespace AliRds.Backups.Client.ConformanceTests.Official;

/// <summary>What every listing of the same backup must agree on, whoever made it.</summary>
internal sealed record BackupFacts
{
    private const string TimePattern = "uuuu-MM-ddTHH:mm:ss'Z'";

    public required string Id { get; init; }

    public required string Instance { get; init; }

    public required string Start { get; init; }

    public required string End { get; init; }

    public required string Status { get; init; }

    public required string Type { get; init; }

    public required string Mode { get; init; }

    public required string Method { get; init; }

    public required string StoreStatus { get; init; }

    public required long Size { get; init; }

    public required bool HasLink { get; init; }

    public required string LinkedDatabases { get; init; }

    public static BackupFacts Of(EmulatorBackup backup)
    {
        var hasLink = backup.HasLink && backup.Status == EmulatorBackupStatus.Success && backup.Method != EmulatorBackupMethod.Snapshot;
        return new BackupFacts
        {
            Id = backup.BackupId,
            Instance = backup.DbInstanceId,
            Start = Format(backup.StartTime),
            End = Format(backup.EndTime),
            Status = backup.Status.Value,
            Type = backup.Type.Value,
            Mode = backup.Mode.Value,
            Method = backup.Method.Value,
            StoreStatus = backup.StoreStatus.Value,
            Size = backup.Size,
            HasLink = hasLink,
            LinkedDatabases = hasLink ? string.Join(',', backup.Databases) : "",
        };
    }

    public static BackupFacts Of(Backup backup) => new()
    {
        Id = $"{backup.BackupId}",
        Instance = $"{backup.DbInstanceId}",
        Start = Format(backup.StartTime.GetValueOrDefault()),
        End = Format(backup.EndTime.GetValueOrDefault()),
        Status = $"{backup.Status}",
        Type = $"{backup.Type}",
        Mode = $"{backup.Mode}",
        Method = $"{backup.Method}",
        StoreStatus = $"{backup.StoreStatus}",
        Size = backup.Size.GetValueOrDefault(-1),
        HasLink = backup.DownloadLink is not null,
        LinkedDatabases = string.Join(',', backup.DatabaseLinks.Select(link => link.Database)),
    };

    public static BackupFacts Of(JsonElement wire) => new()
    {
        Id = wire.Text("BackupId"),
        Instance = wire.Text("DBInstanceId"),
        Start = wire.Text("BackupStartTime"),
        End = wire.Text("BackupEndTime"),
        Status = wire.Text("BackupStatus"),
        Type = wire.Text("BackupType"),
        Mode = wire.Text("BackupMode"),
        Method = wire.Text("BackupMethod"),
        StoreStatus = wire.Text("StoreStatus"),
        Size = long.Parse(wire.Text("BackupSize"), CultureInfo.InvariantCulture),
        HasLink = wire.Text("BackupDownloadURL").Length > 0,
        LinkedDatabases = string.Join(',', LinkedDatabaseNames(wire)),
    };

    private static string Format(Instant time) => time.ToString(TimePattern, CultureInfo.InvariantCulture);

    private static IEnumerable<string> LinkedDatabaseNames(JsonElement wire) =>
        wire.TryGetProperty("BackupDownloadLinkByDB", out var links) && links.TryGetProperty("BackupDownloadLinkByDB", out var list)
            ? list.EnumerateArray().Select(link => link.Text("DataBase"))
            : [];
}
