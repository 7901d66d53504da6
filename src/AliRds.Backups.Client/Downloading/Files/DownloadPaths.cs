using AliRds.Backups.Client.Models;

namespace AliRds.Backups.Client.Downloading.Files;

/// <summary>The names of all files of one download. All are in the folder of the target, since a move to another disk is a copy.</summary>
internal sealed class DownloadPaths
{
    private readonly string _prefix;

    internal DownloadPaths(string target, BackupId backupId)
    {
        Target = target;
        Folder = Path.GetDirectoryName(target) ?? throw new ArgumentException("The path names no file.", nameof(target));
        var name = Path.GetFileName(target);
        Lock = Path.Combine(Folder, $".{name}.lock");
        _prefix = Path.Combine(Folder, $".{name}.{SafeFileName.Clean(backupId.Value)}");
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
    internal string Corrupt => Target + ".corrupt";

    internal string Manifest => Target + ".manifest.json";
}
