using AliRds.Backups.Client.Downloading.Files;
using AliRds.Backups.Client.Downloading.Objects;

namespace AliRds.Backups.Client.Downloading.Resuming;

/// <summary>The bytes of a download that are on disk, and the journal about them.</summary>
internal sealed class PartialDownload : IDisposable
{
    private readonly JournalStore _store;

    private PartialDownload(JournalStore store, PartialFile file, JournalIdentity identity, Journal? earlier)
    {
        _store = store;
        File = file;
        Identity = identity;
        Parts = PartPlan.CreateParts(identity.Remote.Length, identity.PartSize, identity.WithChecksum);
        Earlier = earlier;
    }

    internal PartialFile File { get; }

    internal JournalIdentity Identity { get; }

    internal Part[] Parts { get; }

    /// <summary>What an earlier run noted; <see langword="null"/> when there is nothing to go on from.</summary>
    internal Journal? Earlier { get; }

    /// <summary>Why an earlier download was dropped; <see langword="null"/> when there was none, or it goes on.</summary>
    internal string? RestartReason { get; private init; }

    /// <summary>How many bytes of an earlier download were dropped.</summary>
    internal long DroppedBytes { get; private init; }

    internal long Written => Parts.Sum(part => part.Written);

    internal static PartialDownload Open(DownloadPaths paths, JournalIdentity identity, DownloadOptions options)
    {
        var journal = JournalStore.LoadNewest(paths);
        var reason = ReasonNotToResume(paths, identity, journal);
        if (journal is not null && reason is null)
        {
            if (PartialFile.OpenExisting(paths, options.UnixCreateMode) is { } file)
            {
                return Resume(file, new JournalStore(paths, options.UnixCreateMode), identity, journal);
            }

            reason = "in place of the earlier download's file there is a link, or the file of another";
        }

        return Begin(paths, identity, reason, GetWritten(journal), options);
    }

    /// <summary>What an earlier run noted of the bytes that are here; <see langword="null"/> when there is nothing to go on from.</summary>
    internal static Journal? FindEarlier(DownloadPaths paths) => System.IO.File.Exists(paths.Partial) ? JournalStore.LoadNewest(paths) : null;

    internal static long GetWritten(Journal? journal) => journal?.Parts.Sum(static part => part.State.Written) ?? 0;

    internal static void Delete(DownloadPaths paths)
    {
        System.IO.File.Delete(paths.Partial);
        JournalStore.Delete(paths);
    }

    internal Checkpointer CreateCheckpointer(TimeProvider timeProvider) =>
        new(Identity, Parts, File, _store, timeProvider, Earlier?.Sequence ?? 0);

    /// <summary>Closes the file.</summary>
    public void Dispose() => File.Dispose();

    private static string? ReasonNotToResume(DownloadPaths paths, JournalIdentity identity, Journal? journal)
    {
        if (!System.IO.File.Exists(paths.Partial))
        {
            return journal is null ? null : "the bytes of the earlier download are gone";
        }

        return journal is null ? "the earlier download left no readable journal" : identity.ReasonNotToResume(journal.Identity);
    }

    private static PartialDownload Resume(PartialFile file, JournalStore store, JournalIdentity identity, Journal journal)
    {
        var merged = identity with { PartSize = journal.Identity.PartSize, WithChecksum = journal.Identity.WithChecksum };
        return new PartialDownload(store, file, merged, journal);
    }

    private static PartialDownload Begin(DownloadPaths paths, JournalIdentity identity, string? reason, long dropped, DownloadOptions options)
    {
        Delete(paths);
        if (options.CheckFreeSpace)
        {
            TargetErrors.ThrowIfDiskTooSmall(identity.Remote.Length, paths);
        }

        var file = PartialFile.Create(paths, identity.Remote.Length, options.UnixCreateMode);
        return new PartialDownload(new JournalStore(paths, options.UnixCreateMode), file, identity, null)
        {
            RestartReason = reason,
            DroppedBytes = dropped,
        };
    }
}
