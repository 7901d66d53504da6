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
        File.Delete(paths.Journal);
        File.Delete(paths.RecentJournal);
    }

    /// <summary>Replaces a journal in one step.</summary>
    internal void Save(Journal journal, bool flush)
    {
        using var bytes = JournalFormat.Write(journal);
        var path = flush ? paths.Journal : paths.RecentJournal;
        var temporary = path + ".tmp";
        using (var handle = File.OpenHandle(temporary, FileMode.Create, FileAccess.Write))
        {
            RandomAccess.Write(handle, bytes.GetBuffer().AsSpan(0, (int)bytes.Length), 0);
            if (flush)
            {
                RandomAccess.FlushToDisk(handle);
            }
        }

        File.Move(temporary, path, overwrite: true);
    }

    private static Journal? Load(string path) => File.Exists(path) ? JournalFormat.Read(File.ReadAllBytes(path)) : null;
}
