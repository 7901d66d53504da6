namespace AliRds.Backups.Client;

/// <summary>
/// All bytes came, and they are not the backup: a checksum differs, also after they were fetched again where that can help. A bad file is kept
/// aside, never under the name that was asked for.
/// </summary>
public sealed class RdsCorruptDownloadException : RdsDownloadException
{
    /// <summary>Makes the error; public so that tests can make one.</summary>
    /// <param name="check">The check that failed, such as <c>x-oss-hash-crc64ecma</c>.</param>
    /// <param name="expected">The value that it should have.</param>
    /// <param name="actual">The value of what came.</param>
    public RdsCorruptDownloadException(string check, string expected, string actual)
        : base($"The downloaded bytes are not the backup: {check} should be {expected} and is {actual}.")
    {
        Check = check;
        Expected = expected;
        Actual = actual;
    }

    /// <summary>The check that failed.</summary>
    public string Check { get; }

    /// <summary>The value that it should have.</summary>
    public string Expected { get; }

    /// <summary>The value of what came.</summary>
    public string Actual { get; }
}
