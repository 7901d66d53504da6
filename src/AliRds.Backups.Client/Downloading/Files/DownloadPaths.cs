namespace AliRds.Backups.Client.Downloading.Files;

/// <summary>
/// The names of all files of one download. All are in the folder of the target, since a move to another disk is a copy. Names that would be too
/// long for the disk are cut, and end in a hash of the whole then.
/// </summary>
internal sealed class DownloadPaths
{
    private const string LongestHiddenEnding = ".journal.tmp";
    private const string ManifestEnding = ".manifest.json";
    private readonly string _prefix;

    internal DownloadPaths(string target, BackupId backupId)
    {
        Target = target;
        Folder = Path.GetDirectoryName(target) ?? throw new ArgumentException("The path names no file.", nameof(target));
        var name = Path.GetFileName(target);
        Lock = Beside("." + name, ".lock") + ".lock";
        _prefix = Beside($".{name}.{SafeFileName.Distinct(backupId.Value)}", LongestHiddenEnding);
        Corrupt = Beside(name, ".corrupt") + ".corrupt";
        Manifest = Beside(name, ManifestEnding + ".tmp") + ManifestEnding;
    }

    internal string Target { get; }

    internal string Folder { get; }

    /// <summary>Held by the download that works on the target.</summary>
    internal string Lock { get; }

    /// <summary>The bytes, until they are whole and proven.</summary>
    internal string Partial => _prefix + ".part";

    /// <summary>The journal that was flushed together with the bytes.</summary>
    internal string Journal => _prefix + ".journal";

    /// <summary>A newer journal, of bytes that may not have reached the disk.</summary>
    internal string RecentJournal => _prefix + ".recent";

    /// <summary>Bytes that turned out wrong.</summary>
    internal string Corrupt { get; }

    internal string Manifest { get; }

    private string Beside(string name, string ending) => Path.Combine(Folder, SafeFileName.Fit(name, ending));
}
