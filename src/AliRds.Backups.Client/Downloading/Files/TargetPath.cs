namespace AliRds.Backups.Client.Downloading.Files;

/// <summary>Finds out which file the caller means, and whether it may be made.</summary>
internal static class TargetPath
{
    internal static DownloadPaths Resolve(string path, Backup backup, DownloadOptions options, string objectPath)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        var full = Path.GetFullPath(path);
        var isFolder = Directory.Exists(full) || Path.EndsInDirectorySeparator(path);
        var target = isFolder ? Path.Combine(full, SafeFileName.Create(backup, options.Database, objectPath)) : full;
        return new DownloadPaths(target, backup.BackupId);
    }

    internal static void ThrowIfTargetUnusable(DownloadPaths paths, OverwritePolicy policy)
    {
        if (!Directory.Exists(paths.Folder))
        {
            throw new RdsTargetException(TargetProblem.FolderMissing, paths.Target, $"The folder {paths.Folder} does not exist.");
        }

        if (SafeFileName.IsTooLong(Path.GetFileName(paths.Target)))
        {
            throw new RdsTargetException(TargetProblem.PathTooLong, paths.Target, $"The name of {paths.Target} is longer than a disk takes.");
        }

        if (policy == OverwritePolicy.Replace && FileStatus.FromPath(paths.Target) is { IsRegular: false, IsLink: false } facts && facts != FileStatus.Missing)
        {
            throw new RdsTargetException(
                TargetProblem.AlreadyExists, paths.Target, $"{paths.Target} is a folder, a pipe or a device, which is not replaced. Choose another name.");
        }

        if (policy == OverwritePolicy.Fail && Path.Exists(paths.Target))
        {
            throw new RdsTargetException(
                TargetProblem.AlreadyExists, paths.Target, $"{paths.Target} exists. Choose another name, or the overwrite policy Replace.");
        }
    }
}
