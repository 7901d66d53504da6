namespace AliRds.Backups.Client.Downloading;

/// <summary>Which parts of an interrupted download are read from disk and compared with their checksums before it goes on.</summary>
public enum ResumeCheck
{
    /// <summary>All. A part that was changed or lost, in whatever way, is fetched again.</summary>
    Everything,

    /// <summary>Those that were not yet flushed to disk when the download stopped. Faster for hundreds of gigabytes.</summary>
    DoubtfulOnly,
}
