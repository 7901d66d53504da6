using AliRds.Backups.Client.Downloading.Transfer;

namespace AliRds.Backups.Client.Downloading.Verification;

/// <summary>What the object store said about the file.</summary>
internal sealed record ManifestObject
{
    public required string Path { get; init; }

    public string? ETag { get; init; }

    public string? Crc64 { get; init; }

    public string? Md5 { get; init; }

    public DateTimeOffset? LastModified { get; init; }

    public string? RequestId { get; init; }

    internal static ManifestObject Of(RemoteObject remote) => new()
    {
        Path = remote.Path,
        ETag = remote.ETag,
        Crc64 = ManifestFile.Text(remote.Crc64),
        Md5 = remote.Md5,
        LastModified = remote.LastModified,
        RequestId = remote.RequestId,
    };
}
