using System.Globalization;
using System.Security.Cryptography;
using AliRds.Backups.Client.Emulator.ObjectStore.Content;
using AliRds.Backups.Client.Emulator.Seeding;
using NodaTime;

namespace AliRds.Backups.Client.Emulator.ObjectStore;

/// <summary>An object as the store shows it at one moment.</summary>
internal sealed record StoredObject
{
    /// <summary>Above this size objects count as uploaded in parts, and their tag is no MD5.</summary>
    private const long LargestSingleUpload = 1 << 20;

    private const long UploadPart = 100 << 20;

    /// <summary>Replacements by a fault must not meet versions of the tester's own.</summary>
    private const int ReplacedVersions = 1_000_000;

    public required BackupFile File { get; init; }

    public required ByteSource Content { get; init; }

    public required ulong Crc64 { get; init; }

    /// <summary>With its quotes.</summary>
    public required string ETag { get; init; }

    /// <summary>Base64, or null where the service has none.</summary>
    public string? ContentMD5 { get; init; }

    public required Instant LastModified { get; init; }

    public string ObjectType { get; init; } = "Normal";

    /// <summary>In an archive, and not restored from it: listed, but not readable.</summary>
    public bool IsArchived { get; init; }

    public static StoredObject Of(BackupFile file)
    {
        var content = file.Content;
        var stored = new StoredObject
        {
            File = file,
            Content = content,
            Crc64 = content.ComputeCrc64(),
            ETag = PartsTag(file.Identity, content.Length),
            ObjectType = "Multipart",
            LastModified = Instant.FromUnixTimeSeconds(file.Backup.EndTime.ToUnixTimeSeconds()),
            IsArchived = file.Backup.StorageClass != 0,
        };
        return content.Length > LargestSingleUpload ? stored : SingleUpload(stored);
    }

    /// <summary>Another object under the same address.</summary>
    /// <param name="length">Null for the same length.</param>
    public StoredObject Replaced(long? length)
    {
        var backup = File.Backup;
        return Of(File with { Backup = backup with { FileVersion = backup.FileVersion + ReplacedVersions, FileSize = length ?? backup.FileSize } });
    }

    private static StoredObject SingleUpload(StoredObject stored)
    {
        var bytes = new byte[stored.Content.Length];
        stored.Content.Read(0, bytes);
        var hash = MD5.HashData(bytes);
        return stored with { ETag = $"\"{Convert.ToHexString(hash)}\"", ContentMD5 = Convert.ToBase64String(hash), ObjectType = "Normal" };
    }

    private static string PartsTag(ulong identity, long length) => string.Create(
        CultureInfo.InvariantCulture,
        $"\"{Mix.Of(identity, (ulong)length):X16}{Mix.Of(~identity, (ulong)length):X16}-{((length - 1) / UploadPart) + 1}\"");
}
