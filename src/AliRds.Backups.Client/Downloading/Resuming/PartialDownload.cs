using AliRds.Backups.Client.Downloading.Files;
using AliRds.Backups.Client.Downloading.Transfer;

namespace AliRds.Backups.Client.Downloading.Resuming;

/// <summary>The bytes of a download that are on disk, and the journal about them.</summary>
internal sealed class PartialDownload : IDisposable
{
    private readonly DownloadPaths _paths;

    private PartialDownload(DownloadPaths paths, PartialFile file, JournalIdentity identity, Journal? earlier)
    {
        _paths = paths;
        File = file;
        Identity = identity;
        Parts = PartPlan.Cut(identity.Remote.Length, identity.PartSize, identity.WithChecksum);
        Earlier = earlier;
    }

    internal PartialFile File { get; }

    internal JournalIdentity Identity { get; }

    internal Part[] Parts { get; }

    /// <summary>What an earlier run noted; <see langword="null"/> when there is nothing to go on from.</summary>
    internal Journal? Earlier { get; }

    /// <summary>Why an earlier download was dropped; <see langword="null"/> when there was none, or it goes on.</summary>
    internal string? RestartReason { get; private init; }

    internal long Written => Parts.Sum(part => part.Written);

    internal static PartialDownload Open(DownloadPaths paths, JournalIdentity identity, bool checkFreeSpace)
    {
        var journal = JournalStore.LoadNewest(paths);
        var reason = ReasonNotToResume(paths, identity, journal);
        return journal is not null && reason is null
            ? Resume(paths, identity, journal)
            : Begin(paths, identity, reason, checkFreeSpace);
    }

    internal static void Delete(DownloadPaths paths)
    {
        System.IO.File.Delete(paths.Partial);
        JournalStore.Delete(paths);
    }

    internal Checkpointer CreateCheckpointer(TimeProvider timeProvider) =>
        new(Identity, Parts, File, new JournalStore(_paths), timeProvider, Earlier?.Sequence ?? 0);

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

    private static PartialDownload Resume(DownloadPaths paths, JournalIdentity identity, Journal journal)
    {
        var merged = identity with { PartSize = journal.Identity.PartSize, WithChecksum = journal.Identity.WithChecksum };
        return new PartialDownload(paths, PartialFile.OpenExisting(paths), merged, journal);
    }

    private static PartialDownload Begin(DownloadPaths paths, JournalIdentity identity, string? reason, bool checkFreeSpace)
    {
        Delete(paths);
        if (checkFreeSpace)
        {
            FreeSpace.Require(identity.Remote.Length, paths);
        }

        return new PartialDownload(paths, PartialFile.Create(paths, identity.Remote.Length), identity, null) { RestartReason = reason };
    }
}
