using System.Globalization;
using AliRds.Backups.Client.Downloading.Files;

namespace AliRds.Backups.Client.Downloading.Resuming;

/// <summary>
/// Keeps a second download, of this process or another, away from the target. The system frees it when its process dies. Whoever holds the lock
/// on the file at the path is the owner; the file of a dead owner is taken away and made again, so the file is always of the owner's user.
/// </summary>
internal sealed class TargetLock : IDisposable
{
    // Each try fails only because another download came or went at that moment.
    private const int Tries = 100;
    private readonly FileStream _file;
    private readonly string _path;

    private TargetLock(FileStream file, string path)
    {
        _file = file;
        _path = path;
    }

    internal static TargetLock Acquire(DownloadPaths paths, UnixFileMode mode)
    {
        try
        {
            for (var count = 0; count < Tries; count++)
            {
                if (TryMake(paths.Lock, mode) is { } made)
                {
                    return made;
                }

                RemoveLeftOver(paths.Lock);
            }
        }
        catch (IOException exception) when (TargetErrors.GetProblem(exception) == TargetProblem.InUse)
        {
            throw InUse(paths, exception);
        }

        throw InUse(paths, null);
    }

    /// <summary>Frees the target.</summary>
    public void Dispose()
    {
        // Windows deletes it on closing. Elsewhere that would be too late: the next owner may have made its own by then.
        if (!OperatingSystem.IsWindows() && SecureFile.IsAt(_file.SafeFileHandle, _path))
        {
            TryDelete(_path);
        }

        _file.Dispose();
    }

    private static TargetLock? TryMake(string path, UnixFileMode mode)
    {
        try
        {
            var file = SecureFile.CreateNew(
                path, mode, FileShare.None, OperatingSystem.IsWindows() ? FileOptions.DeleteOnClose : FileOptions.None);
            if (SecureFile.IsAt(file.SafeFileHandle, path))
            {
                return new TargetLock(file, path);
            }

            file.Dispose();
            return null;
        }
        catch (IOException exception) when (TargetErrors.GetProblem(exception) == TargetProblem.AlreadyExists)
        {
            return null;
        }
    }

    private static void RemoveLeftOver(string path)
    {
        try
        {
            using var file = SecureFile.OpenExisting(path, FileShare.None, OperatingSystem.IsWindows() ? FileOptions.DeleteOnClose : FileOptions.None);
            if (!OperatingSystem.IsWindows() || file is null)
            {
                File.Delete(path);
            }
        }
        catch (FileNotFoundException)
        {
            // Its owner has just ended.
        }
    }

    private static void TryDelete(string path)
    {
        try
        {
            File.Delete(path);
        }
        catch (Exception exception) when (TargetErrors.IsFileError(exception))
        {
            // The folder may not be written any more. A lock that nobody holds does no harm, and the download has its result.
        }
    }

    private static RdsTargetException InUse(DownloadPaths paths, Exception? exception) =>
        new(TargetProblem.InUse, paths.Target, $"Another download writes {paths.Target}{OwnerOf(paths)}.", exception);

    private static string OwnerOf(DownloadPaths paths) => JournalStore.LoadNewest(paths) is { Identity: var owner }
        ? string.Create(CultureInfo.InvariantCulture, $": process {owner.OwnerProcessId} on {SafeFileName.Clean(owner.OwnerMachine)}")
        : string.Empty;
}
