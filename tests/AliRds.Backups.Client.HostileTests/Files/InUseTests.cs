using System.Buffers.Binary;
using AliRds.Backups.Client.Downloading;
using AliRds.Backups.Client.HostileTests.Files.Support;

namespace AliRds.Backups.Client.HostileTests.Files;

/// <summary>Two downloads want the same target.</summary>
public sealed class InUseTests
{
    public static TheoryData<string> JournalStates => ["gone", "a pipe", "cut, with a right checksum", "a folder"];

    [Theory]
    [MemberData(nameof(JournalStates))]
    public async Task Download_SecondIsRefused_SaysInUseWhateverTheJournalIs(string state)
    {
        Planted.RequireUnix();
        FilesRig? rig = null;
        Exception? second = null;
        await using var made = rig = new FilesRig(8 * FilesRig.PartSize, request =>
        {
            if (request.Number == 5)
            {
                Spoil(rig!.Hidden("journal"), state);
                Spoil(rig.Hidden("recent"), state);
                second = Record.ExceptionAsync(() => rig.DownloadAsync()).AsTask().GetAwaiter().GetResult();
                Directory.EnumerateDirectories(rig.Folder, "*", new EnumerationOptions { AttributesToSkip = 0 }).ToList().ForEach(Directory.Delete);
            }

            return null;
        });

        await rig.DownloadAsync();

        Assert.Equal(TargetProblem.InUse, Assert.IsType<RdsTargetException>(second).Problem);
        rig.RequireWhole();
    }

    [Fact]
    public async Task Download_ManyAtOnce_OneWinsAndTheOthersSayWhy()
    {
        await using var rig = new FilesRig();
        for (var round = 0; round < 20; round++)
        {
            var all = Enumerable.Range(0, 8).Select(_ => Task.Run(() => Record.ExceptionAsync(() => rig.DownloadAsync()).AsTask())).ToArray();
            var outcomes = await Task.WhenAll(all);

            Assert.Single(outcomes, outcome => outcome is null);
            Assert.All(outcomes.OfType<Exception>(), outcome =>
                Assert.True(Assert.IsType<RdsTargetException>(outcome).Problem is TargetProblem.InUse or TargetProblem.AlreadyExists, outcome.Message));
            rig.RequireWhole();
            Assert.Equal(["backup.xb", "backup.xb.manifest.json"], rig.Names);
            File.Delete(rig.Target);
        }
    }

    [Fact]
    public async Task Download_TwoDownloadersOfTwoBackupsToOneTarget_OneIsRefused()
    {
        FilesRig? rig = null;
        Exception? second = null;
        await using var made = rig = new FilesRig(8 * FilesRig.PartSize, request =>
        {
            if (request.Number == 5)
            {
                using var other = new BackupDownloader(rig!.Client, rig.Options);
                var row = StoredFile.Row(rig.Server.Endpoint, "200000");
                second = Record.Exception(() => other.DownloadToFileAsync(
                    row, rig.Target, cancellationToken: TestContext.Current.CancellationToken).GetAwaiter().GetResult());
            }

            return null;
        });

        await rig.DownloadAsync();

        Assert.Equal(TargetProblem.InUse, Assert.IsType<RdsTargetException>(second).Problem);
        rig.RequireWhole();
    }

    [Fact]
    public async Task Download_LockOfADeadProcess_IsTakenAway()
    {
        await using var rig = new FilesRig();
        await File.WriteAllTextAsync(rig.Hidden("lock"), "left over", TestContext.Current.CancellationToken);

        await rig.DownloadAsync();

        Assert.Equal(["backup.xb", "backup.xb.manifest.json"], rig.Names);
    }

    [Fact]
    public async Task Download_LockIsHeldByAnotherProgram_SaysInUseAndLeavesItThere()
    {
        await using var rig = new FilesRig();
        using (File.Open(rig.Hidden("lock"), FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None))
        {
            var exception = await Assert.ThrowsAsync<RdsTargetException>(() => rig.DownloadAsync());

            Assert.Equal((TargetProblem.InUse, 0), (exception.Problem, rig.Server.Requests.Count));
        }

        Assert.Equal([".backup.xb.lock"], rig.Names);
    }

    private static void Spoil(string path, string state)
    {
        File.Delete(path);
        switch (state)
        {
            case "a pipe":
                Planted.Pipe(path);
                break;
            case "a folder":
                Directory.CreateDirectory(path);
                break;
            case "cut, with a right checksum":
                byte[] content = [.. "RDSDLJ01"u8, 1, 2, 3];
                var checksum = new byte[sizeof(ulong)];
                BinaryPrimitives.WriteUInt64LittleEndian(checksum, HandMadeCrc64.Of(content));
                File.WriteAllBytes(path, [.. content, .. checksum]);
                break;
        }
    }
}
