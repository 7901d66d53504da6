using Microsoft.Win32.SafeHandles;

namespace AliRds.Backups.Client.Downloading.Files;

/// <summary>The file under its working name, written at any place by many at once.</summary>
internal sealed class PartialFile : IDisposable
{
    // What .NET reports when it cannot reserve the room; the file is gone again then.
    private const int NoRoomForFile = unchecked((int)0x80131620);
    private readonly DownloadPaths _paths;
    private readonly SafeFileHandle _handle;

    private PartialFile(DownloadPaths paths, SafeFileHandle handle)
    {
        _paths = paths;
        _handle = handle;
    }

    internal SafeFileHandle Handle => _handle;

    internal long Length => RandomAccess.GetLength(_handle);

    /// <summary>Makes the file anew and asks the disk for all its room at once, so that a full one shows now.</summary>
    internal static PartialFile Create(DownloadPaths paths, long length)
    {
        File.Delete(paths.Partial);
        try
        {
            return new PartialFile(paths, Open(paths.Partial, FileMode.CreateNew, length));
        }
        catch (IOException exception) when (exception.HResult == NoRoomForFile)
        {
            throw FreeSpace.TooSmall(length, null, paths.Target, exception);
        }
    }

    internal static PartialFile OpenExisting(DownloadPaths paths) => new(paths, Open(paths.Partial, FileMode.Open, 0));

    internal ValueTask WriteAtAsync(long offset, ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken) =>
        RandomAccess.WriteAsync(_handle, bytes, offset, cancellationToken);

    internal void Flush() => RandomAccess.FlushToDisk(_handle);

    /// <summary>Cuts what is too long; a longer file may be left by a run that was told another length.</summary>
    internal void SetLength(long length) => RandomAccess.SetLength(_handle, length);

    /// <summary>Gives the file another name. It stays locked meanwhile, except on Windows, which cannot rename an open file.</summary>
    internal void MoveTo(string path, bool overwrite)
    {
        if (OperatingSystem.IsWindows())
        {
            _handle.Dispose();
        }

        File.Move(_paths.Partial, path, overwrite);
    }

    /// <summary>Closes the file.</summary>
    public void Dispose() => _handle.Dispose();

    private static SafeFileHandle Open(string path, FileMode mode, long preallocationSize) =>
        File.OpenHandle(path, mode, FileAccess.ReadWrite, FileShare.None, FileOptions.Asynchronous, preallocationSize);
}
