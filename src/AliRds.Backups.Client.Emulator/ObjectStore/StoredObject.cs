using System.Globalization;
using System.Security.Cryptography;
using AliRds.Backups.Client.Emulator.Backups;
using AliRds.Backups.Client.Emulator.Content;
using AliRds.Backups.Client.Emulator.Primitives;
using NodaTime;

namespace AliRds.Backups.Client.Emulator.ObjectStore;

/// <summary>An object in the store at one point in time.</summary>
internal sealed record StoredObject
{
    /// <summary>Larger objects count as uploaded in parts, so that their tag is not an MD5.</summary>
    private const long LargestSingleUpload = 1 << 20;

    private const long UploadPart = 100 << 20;

    /// <summary>Keeps versions made by a fault distinct from versions set by the user.</summary>
    private const int ReplacedVersions = 1_000_000;

    public required BackupFile File { get; init; }

    public required ByteSource Content { get; init; }

    public required ulong Crc64 { get; init; }

    /// <summary>The tag, with its quotes.</summary>
    public required string ETag { get; init; }

    /// <summary>In base64; null where the service sends none.</summary>
    public string? ContentMD5 { get; init; }

    public required Instant LastModified { get; init; }

    public string ObjectType { get; init; } = "Normal";

    /// <summary>Whether it is archived and not restored, so that it cannot be read.</summary>
    public bool IsArchived { get; init; }

    public static StoredObject FromFile(BackupFile file)
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
            IsArchived = file.Backup.StorageClass != EmulatorStorageClass.Regular,
        };
        return content.Length > LargestSingleUpload ? stored : SingleUpload(stored);
    }

    /// <summary>Another object at the same address.</summary>
    /// <param name="length">The length of the other object; null for the same length.</param>
    public StoredObject Replaced(long? length)
    {
        var backup = File.Backup;
        return FromFile(File with
        {
            Backup = backup with { FileVersion = backup.FileVersion + ReplacedVersions, FileSize = length ?? backup.FileSize },
        });
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
        $"\"{TagWord(identity, length)}{TagWord(~identity, length)}-{((length - 1) / UploadPart) + 1}\"");

    private static string TagWord(ulong identity, long length) =>
        SplitMix64.Mix(identity, (ulong)length).ToString("X16", CultureInfo.InvariantCulture);
}
