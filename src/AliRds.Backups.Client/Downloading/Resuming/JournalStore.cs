using AliRds.Backups.Client.Downloading.Files;

namespace AliRds.Backups.Client.Downloading.Resuming;

/// <summary>Keeps the two journals of a download: the flushed one, and a newer one that a power cut may spoil.</summary>
internal sealed class JournalStore(DownloadPaths paths, UnixFileMode mode)
{
    // Ten thousand parts, and an identity, take much less.
    private const int MaxBytes = 4 * 1024 * 1024;

    internal static Journal? LoadNewest(DownloadPaths paths)
    {
        var flushed = Load(paths.Journal);
        var recent = Load(paths.RecentJournal);
        return recent?.Sequence > (flushed?.Sequence ?? -1) ? recent : flushed;
    }

    internal static void Delete(DownloadPaths paths)
    {
        foreach (var path in new[] { paths.Journal, paths.RecentJournal })
        {
            File.Delete(path);
            File.Delete(TemporaryOf(path));
        }
    }

    /// <summary>Replaces a journal in one step.</summary>
    internal void Save(Journal journal, bool flush)
    {
        using var bytes = JournalSerializer.Write(journal);
        var path = flush ? paths.Journal : paths.RecentJournal;
        try
        {
            WriteNew(TemporaryOf(path), bytes, flush);
            File.Move(TemporaryOf(path), path, overwrite: true);
        }
        catch (Exception exception) when (!flush && TargetErrors.IsFileError(exception) && TryWriteInPlace(path, bytes))
        {
            // A full disk has no room for a second file. Of the two journals, the flushed one stays whole whatever becomes of this one.
        }
    }

    private static string TemporaryOf(string path) => path + ".tmp";

    private void WriteNew(string path, MemoryStream bytes, bool flush)
    {
        using var file = SecureFile.Create(path, mode);
        try
        {
            Write(file, bytes);
            if (flush)
            {
                RandomAccess.FlushToDisk(file.SafeFileHandle);
            }
        }
        catch (IOException)
        {
            File.Delete(path);
            throw;
        }
    }

    private static bool TryWriteInPlace(string path, MemoryStream bytes)
    {
        using var file = SecureFile.OpenExisting(path, FileShare.Read);
        if (file is null)
        {
            return false;
        }

        Write(file, bytes);
        return true;
    }

    private static void Write(FileStream file, MemoryStream bytes) =>
        RandomAccess.Write(file.SafeFileHandle, bytes.GetBuffer().AsSpan(0, (int)bytes.Length), 0);

    /// <summary>Reads a journal; <see langword="null"/> when there is none, or what stands there cannot be one.</summary>
    private static Journal? Load(string path)
    {
        try
        {
            using var file = SecureFile.OpenExisting(path, FileShare.ReadWrite | FileShare.Delete);
            if (file is null || file.Length > MaxBytes)
            {
                return null;
            }

            var bytes = new byte[file.Length];
            file.ReadExactly(bytes);
            return JournalSerializer.Read(bytes);
        }
        catch (Exception exception) when (TargetErrors.IsFileError(exception))
        {
            // It went away just now, or may not be read: the download begins again, and says so.
            return null;
        }
    }
}
