using AliRds.Backups.Client.Downloading.Files;

namespace AliRds.Backups.Client.Downloading.Resuming;

/// <summary>Keeps the two journals of a download: the flushed one, and a newer one that a power cut may spoil.</summary>
internal sealed class JournalStore(DownloadPaths paths)
{
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
        using var bytes = JournalFormat.Write(journal);
        var path = flush ? paths.Journal : paths.RecentJournal;
        try
        {
            Write(TemporaryOf(path), FileMode.Create, bytes, flush);
            File.Move(TemporaryOf(path), path, overwrite: true);
        }
        catch (IOException) when (!flush && File.Exists(path))
        {
            // A full disk has no room for a second file. Of the two journals, the flushed one stays whole whatever becomes of this one.
            File.Delete(TemporaryOf(path));
            Write(path, FileMode.Open, bytes, flush);
        }
    }

    private static string TemporaryOf(string path) => path + ".tmp";

    private static void Write(string path, FileMode mode, MemoryStream bytes, bool flush)
    {
        using var handle = File.OpenHandle(path, mode, FileAccess.Write);
        RandomAccess.Write(handle, bytes.GetBuffer().AsSpan(0, (int)bytes.Length), 0);
        if (flush)
        {
            RandomAccess.FlushToDisk(handle);
        }
    }

    private static Journal? Load(string path) => File.Exists(path) ? JournalFormat.Read(File.ReadAllBytes(path)) : null;
}
