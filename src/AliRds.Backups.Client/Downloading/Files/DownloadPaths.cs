namespace AliRds.Backups.Client.Downloading.Files;

/// <summary>
/// The names of all files of one download. They are in the folder of the target, because a move to another disk is a copy. A name that is too
/// long for the disk is cut, and then ends in a hash of the whole name.
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
        Lock = Combine("." + name, ".lock") + ".lock";
        _prefix = Combine($".{name}.{SafeFileName.Distinct(backupId.Value)}", LongestHiddenEnding);
        Corrupt = Combine(name, ".corrupt") + ".corrupt";
        Manifest = Combine(name, ManifestEnding + ".tmp") + ManifestEnding;
    }

    internal string Target { get; }

    internal string Folder { get; }

    /// <summary>Held by the download that works on the target.</summary>
    internal string Lock { get; }

    /// <summary>The bytes, until they are complete and verified.</summary>
    internal string Partial => _prefix + ".part";

    /// <summary>The journal that was flushed together with the bytes.</summary>
    internal string Journal => _prefix + ".journal";

    /// <summary>A newer journal, of bytes that may not have reached the disk.</summary>
    internal string RecentJournal => _prefix + ".recent";

    /// <summary>Bytes that turned out to be wrong.</summary>
    internal string Corrupt { get; }

    internal string Manifest { get; }

    /// <summary>The names for a path of the caller, which is a file, or a folder to make a file in.</summary>
    internal static DownloadPaths Create(string path, Backup backup, DownloadOptions options, string objectPath)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        var full = Path.GetFullPath(path);
        var isFolder = Directory.Exists(full) || Path.EndsInDirectorySeparator(path);
        var target = isFolder ? Path.Combine(full, SafeFileName.Create(backup, options.Database, objectPath)) : full;
        return new DownloadPaths(target, backup.BackupId);
    }

    /// <exception cref="RdsTargetException">The file cannot be made, or exists and may not be replaced.</exception>
    internal void ThrowIfTargetUnusable(OverwritePolicy policy)
    {
        if (!Directory.Exists(Folder))
        {
            throw new RdsTargetException(TargetProblem.FolderMissing, Target, $"The folder {Folder} does not exist.");
        }

        if (SafeFileName.IsTooLong(Path.GetFileName(Target)))
        {
            throw new RdsTargetException(TargetProblem.PathTooLong, Target, $"The file name of {Target} is too long for the disk.");
        }

        if (policy == OverwritePolicy.Replace && FileStatus.FromPath(Target) is { IsRegular: false, IsLink: false } status && status != FileStatus.Missing)
        {
            throw new RdsTargetException(
                TargetProblem.AlreadyExists, Target, $"{Target} is a folder, a pipe or a device, which is never replaced. Choose another name.");
        }

        if (policy == OverwritePolicy.Fail && Path.Exists(Target))
        {
            throw new RdsTargetException(
                TargetProblem.AlreadyExists, Target, $"{Target} exists. Choose another name, or set Overwrite to Replace.");
        }
    }

    private string Combine(string name, string ending) => Path.Combine(Folder, SafeFileName.Fit(name, ending));
}
