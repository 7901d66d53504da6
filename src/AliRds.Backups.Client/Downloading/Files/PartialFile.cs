using Microsoft.Win32.SafeHandles;

namespace AliRds.Backups.Client.Downloading.Files;

/// <summary>The file under its working name, written at any place by many at once.</summary>
internal sealed class PartialFile : IDisposable
{
    // What .NET reports when it cannot reserve the room; the file is gone again then.
    private const int NoRoomForFile = unchecked((int)0x80131620);
    private readonly DownloadPaths _paths;
    private readonly FileStream _file;

    private PartialFile(DownloadPaths paths, FileStream file)
    {
        _paths = paths;
        _file = file;
        Handle = file.SafeFileHandle;
    }

    internal SafeFileHandle Handle { get; }

    internal long Length => RandomAccess.GetLength(Handle);

    /// <summary>Makes an empty file and asks the disk for all its room at once, so that a full one shows now.</summary>
    internal static PartialFile Create(DownloadPaths paths, long length, UnixFileMode mode)
    {
        try
        {
            return new PartialFile(paths, SecureFile.Create(paths.Partial, mode, FileShare.None, FileOptions.Asynchronous, length));
        }
        catch (IOException exception) when (exception.HResult == NoRoomForFile)
        {
            throw TargetErrors.CreateDiskFull(length, null, paths.Target, exception);
        }
    }

    /// <summary>Opens the file of an earlier run; <see langword="null"/> when what stands there is not a file of this user alone.</summary>
    internal static PartialFile? OpenExisting(DownloadPaths paths, UnixFileMode mode)
    {
        if (IsOfAnotherUser(paths) || SecureFile.OpenExisting(paths.Partial, FileShare.None, FileOptions.Asynchronous) is not { } file)
        {
            return null;
        }

        TakeFromOthers(file.SafeFileHandle, mode);
        return new PartialFile(paths, file);
    }

    internal ValueTask WriteAtAsync(long offset, ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken) =>
        RandomAccess.WriteAsync(Handle, bytes, offset, cancellationToken);

    internal void Flush() => RandomAccess.FlushToDisk(Handle);

    /// <summary>Cuts what is too long; a longer file may be left by a run that was told another length.</summary>
    internal void SetLength(long length) => RandomAccess.SetLength(Handle, length);

    /// <summary>Gives the file another name. It stays locked meanwhile, except on Windows, which cannot rename an open file.</summary>
    internal void MoveTo(string path, bool overwrite)
    {
        if (!SecureFile.IsAt(Handle, _paths.Partial))
        {
            throw new IOException($"Something else took the place of {_paths.Partial} during the download.");
        }

        if (OperatingSystem.IsWindows())
        {
            _file.Dispose();
        }

        File.Move(_paths.Partial, path, overwrite);
    }

    /// <summary>Closes the file.</summary>
    public void Dispose() => _file.Dispose();

    // The lock was just made, so it shows whose files are made here; on some network disks that is not who runs the process.
    private static bool IsOfAnotherUser(DownloadPaths paths) =>
        FileStatus.FromPath(paths.Lock) is { IsRegular: true, Owner: var mine } && FileStatus.FromPath(paths.Partial) is { IsRegular: true, Owner: var owner } && owner != mine;

    private static void TakeFromOthers(SafeFileHandle handle, UnixFileMode mode)
    {
        if (OperatingSystem.IsWindows() || File.GetUnixFileMode(handle) is var now && (now & ~mode) == 0)
        {
            return;
        }

        try
        {
            File.SetUnixFileMode(handle, now & mode);
        }
        catch (Exception exception) when (TargetErrors.IsFileError(exception))
        {
            // Some disks, such as FAT, keep no modes and refuse to set one.
        }
    }
}
