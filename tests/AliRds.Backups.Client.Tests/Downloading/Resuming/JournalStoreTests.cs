using AliRds.Backups.Client.Downloading.Files;
using AliRds.Backups.Client.Downloading.Objects;
using AliRds.Backups.Client.Downloading.Resuming;
using AliRds.Backups.Client.Tests.Downloading.Support;

namespace AliRds.Backups.Client.Tests.Downloading.Resuming;

public sealed class JournalStoreTests : IDisposable
{
    private const UnixFileMode Mode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private readonly TempFolder _folder = new();

    [Fact]
    public void LoadNewest_HintsAreNewer_GivesTheHints()
    {
        var store = new JournalStore(Paths(), Mode);
        store.Save(Journal(1), flush: true);
        store.Save(Journal(2), flush: false);

        Assert.Equal(2, JournalStore.LoadNewest(Paths())!.Sequence);
    }

    [Fact]
    public void LoadNewest_HintsAreBroken_GivesTheFlushedOne()
    {
        var store = new JournalStore(Paths(), Mode);
        store.Save(Journal(1), flush: true);
        store.Save(Journal(2), flush: false);
        File.WriteAllBytes(Paths().RecentJournal, new byte[100]);

        Assert.Equal(1, JournalStore.LoadNewest(Paths())!.Sequence);
    }

    [Fact]
    public void Save_NoSecondFileCanBeMade_WritesHintsInPlace()
    {
        var store = new JournalStore(Paths(), Mode);
        store.Save(Journal(1), flush: false);
        Directory.CreateDirectory(Path.Combine(Paths().RecentJournal + ".tmp", "inside"));

        store.Save(Journal(2), flush: false);

        Assert.Equal(2, JournalStore.LoadNewest(Paths())!.Sequence);
    }

    public void Dispose() => _folder.Dispose();

    private DownloadPaths Paths() => new(_folder.File("x"), new BackupId("1"));

    private static Journal Journal(long sequence) => new(
        new JournalIdentity
        {
            BackupId = "1",
            InstanceId = "rm-1",
            Remote = new RemoteObject { Path = "/a", Length = 1 },
            PartSize = 1,
            WithChecksum = true,
        },
        sequence,
        [default]);
}
