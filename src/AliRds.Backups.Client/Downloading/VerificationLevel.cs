namespace AliRds.Backups.Client.Downloading;

/// <summary>What a download checks before the file gets its name.</summary>
public enum VerificationLevel
{
    /// <summary>The exact length only. Such a download is never "proven".</summary>
    Length,

    /// <summary>The length, and the checksums that the service gives: CRC-64, computed while the bytes arrive, and MD5.</summary>
    Checksum,

    /// <summary>As <see cref="Checksum"/>, and the SHA-256 of the file on disk is put into the manifest. It reads the file once more.</summary>
    ChecksumAndSha256,
}
