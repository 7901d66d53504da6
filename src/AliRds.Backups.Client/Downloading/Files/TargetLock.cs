using System.Globalization;
using AliRds.Backups.Client.Downloading.Resuming;
using AliRds.Backups.Client.Errors;
using Microsoft.Win32.SafeHandles;

namespace AliRds.Backups.Client.Downloading.Files;

/// <summary>Keeps a second download, of this process or another, away from the target. The system frees it when its process dies.</summary>
internal sealed class TargetLock : IDisposable
{
    private const int LinuxWouldBlock = 11;
    private const int MacWouldBlock = 35;
    private readonly SafeFileHandle _handle;

    private TargetLock(SafeFileHandle handle) => _handle = handle;

    internal static TargetLock Acquire(DownloadPaths paths)
    {
        try
        {
            return new TargetLock(File.OpenHandle(
                paths.Lock, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, FileOptions.DeleteOnClose));
        }
        catch (IOException exception) when (IsHeld(exception))
        {
            throw new RdsTargetException(
                TargetProblem.InUse, paths.Target, $"Another download writes {paths.Target}{OwnerOf(paths)}.", exception);
        }
    }

    /// <summary>Frees the target.</summary>
    public void Dispose() => _handle.Dispose();

    private static bool IsHeld(IOException exception) =>
        exception.HResult is LinuxWouldBlock or MacWouldBlock || TargetErrors.ProblemOf(exception) == TargetProblem.InUse;

    private static string OwnerOf(DownloadPaths paths) => JournalStore.LoadNewest(paths) is { } journal
        ? string.Create(CultureInfo.InvariantCulture, $": process {journal.Identity.OwnerProcessId} on {journal.Identity.OwnerMachine}")
        : string.Empty;
}
