namespace AliRds.Backups.Client.Downloading;

/// <summary>What a download is doing.</summary>
public enum DownloadPhase
{
    /// <summary>It asks for the length and the checksums.</summary>
    Probing,

    /// <summary>It reads what an earlier run left on disk.</summary>
    CheckingEarlierParts,

    /// <summary>It fetches.</summary>
    Transferring,

    /// <summary>It proves the bytes, flushes them and gives the file its name.</summary>
    Finishing,

    /// <summary>It is done.</summary>
    Done,
}
