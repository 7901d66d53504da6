namespace AliRds.Backups.Client;

/// <summary>
/// All bytes were downloaded, but they are not the backup: a checksum differs, even after the bytes were fetched again where that can help.
/// The bad file is kept aside, never under the requested name.
/// </summary>
public sealed class RdsCorruptDownloadException : RdsDownloadException
{
    /// <summary>Creates the exception. It is public so that tests can create one.</summary>
    /// <param name="check">The check that failed, such as <c>x-oss-hash-crc64ecma</c>.</param>
    /// <param name="expected">The expected value.</param>
    /// <param name="actual">The actual value.</param>
    public RdsCorruptDownloadException(string check, string expected, string actual)
        : base($"The downloaded bytes are not the backup: {check} should be {expected}, but is {actual}.")
    {
        Check = check;
        Expected = expected;
        Actual = actual;
    }

    /// <summary>The check that failed.</summary>
    public string Check { get; }

    /// <summary>The expected value.</summary>
    public string Expected { get; }

    /// <summary>The actual value.</summary>
    public string Actual { get; }
}
