using Microsoft.Win32.SafeHandles;

namespace AliRds.Backups.Client.Downloading.Files;

/// <summary>
/// Makes and opens files under names that others can foresee. Links are not followed, pipes and devices are not opened, and a file that has
/// a second name is not written: whoever may write into the folder cannot lead the bytes elsewhere.
/// </summary>
internal static class SecureFile
{
    /// <summary>Makes a file. What stands at its name is taken away first: the name only, not what it leads to.</summary>
    internal static FileStream Create(
        string path, UnixFileMode mode, FileShare share = FileShare.Read, FileOptions options = FileOptions.None, long preallocationSize = 0)
    {
        File.Delete(path);
        return CreateNew(path, mode, share, options, preallocationSize);
    }

    /// <summary>Makes a file where none is. The system checks that in the same step, for links too.</summary>
    internal static FileStream CreateNew(
        string path, UnixFileMode mode, FileShare share, FileOptions options = FileOptions.None, long preallocationSize = 0)
    {
        var how = new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.ReadWrite,
            Share = share,
            Options = options,
            PreallocationSize = preallocationSize,
            BufferSize = 0,
        };
        if (!OperatingSystem.IsWindows())
        {
            how.UnixCreateMode = mode;
        }

        return new FileStream(path, how);
    }

    /// <summary>Opens a file that is there; <see langword="null"/> when what is there is not a plain file, or nothing is.</summary>
    internal static FileStream? OpenExisting(string path, FileShare share, FileOptions options = FileOptions.None)
    {
        if (!IsPlain(path))
        {
            return null;
        }

        // To write, even where it is only read: a pipe that takes the file's place just now does not block then.
        var file = new FileStream(path, FileMode.Open, FileAccess.ReadWrite, share, bufferSize: 0, options);
        if (IsPlain(path) && IsAt(file.SafeFileHandle, path))
        {
            return file;
        }

        file.Dispose();
        return null;
    }

    /// <summary>Whether a file stands at the path that is no link and has no second name.</summary>
    internal static bool IsPlain(string path) => FileStatus.FromPath(path) is { } facts
        ? facts is { IsRegular: true, Names: 1 }
        : new FileInfo(path) is { Exists: true, LinkTarget: null };

    /// <summary>Whether the open file is the one at the path. Taken for granted where the system does not tell.</summary>
    internal static bool IsAt(SafeFileHandle handle, string path) =>
        FileStatus.FromHandle(handle) is not { } open || FileStatus.FromPath(path) is not { } found || (open.Number == found.Number && open.Device == found.Device);
}
