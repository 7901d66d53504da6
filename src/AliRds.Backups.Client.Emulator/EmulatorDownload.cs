namespace AliRds.Backups.Client.Emulator;

/// <summary>Which file a request asked the object store for, and which piece of it the service would send.</summary>
/// <param name="Bucket">Bucket of the link.</param>
/// <param name="Key">Key in the bucket.</param>
/// <param name="DBInstanceId">Owner of the backup, or empty if there is no such file or the link was refused.</param>
/// <param name="BackupId">The backup, or empty likewise.</param>
/// <param name="Range">The <c>Range</c> header as sent, or empty.</param>
/// <param name="Offset">First byte to send.</param>
/// <param name="Length">Bytes to send; 0 if the request is refused.</param>
public sealed record EmulatorDownload(string Bucket, string Key, string DBInstanceId, string BackupId, string Range, long Offset, long Length)
{
    /// <summary>Whether the piece holds that byte of the file.</summary>
    public bool Covers(long position) => position >= Offset && position - Offset < Length;
}
