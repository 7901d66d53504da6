namespace AliRds.Backups.Client.Emulator;

/// <summary>How download links are signed.</summary>
public enum EmulatorLinkSignature
{
    /// <summary>
    /// OSS version 1: <c>Expires</c>, <c>OSSAccessKeyId</c>, <c>Signature</c>. The default, because all known links of RDS use it.
    /// </summary>
    V1,

    /// <summary>OSS version 4: <c>x-oss-date</c>, <c>x-oss-expires</c>, <c>x-oss-credential</c>, <c>x-oss-signature</c>.</summary>
    V4,
}
