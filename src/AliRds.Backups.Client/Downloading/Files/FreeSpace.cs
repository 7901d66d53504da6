namespace AliRds.Backups.Client.Downloading.Files;

/// <summary>Looks whether a file fits, on the disk that its folder is on: the root of the path is another one on Linux.</summary>
internal static class FreeSpace
{
    internal static void ThrowIfTooSmall(long bytes, DownloadPaths paths)
    {
        var available = new DriveInfo(paths.Folder).AvailableFreeSpace;
        if (bytes > available)
        {
            throw TooSmall(bytes, available, paths.Target);
        }
    }

    internal static RdsTargetException TooSmall(long required, long? available, string target, Exception? innerException = null) =>
        new(TargetProblem.DiskFull, target, $"The disk of {target} has {available?.ToString() ?? "too few"} bytes free and needs {required}.", innerException)
        {
            RequiredBytes = required,
            AvailableBytes = available,
        };
}
