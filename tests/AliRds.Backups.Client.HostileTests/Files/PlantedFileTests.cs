using AliRds.Backups.Client.HostileTests.Files.Support;

namespace AliRds.Backups.Client.HostileTests.Files;

/// <summary>Somebody who may write into the folder waits at the names that a download is going to use.</summary>
public sealed class PlantedFileTests
{
    private const string Mine = "a file of mine that is no business of the downloader";

    public static TheoryData<string> Names => ["part", "journal", "recent", "journal.tmp", "recent.tmp", "lock", "manifest", "manifest.tmp"];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Download_NameIsASymbolicLink_LeavesWhatItLeadsToAlone(string name)
    {
        Planted.RequireUnix();
        await using var rig = new FilesRig();
        await File.WriteAllTextAsync(rig.Outside("mine"), Mine, TestContext.Current.CancellationToken);
        Planted.SymbolicLink(PathOf(rig, name), rig.Outside("mine"));

        await rig.DownloadAsync();

        rig.RequireWhole();
        Assert.Equal(Mine, await File.ReadAllTextAsync(rig.Outside("mine"), TestContext.Current.CancellationToken));
        Assert.Equal(["backup.xb", "backup.xb.manifest.json"], rig.Names);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Download_NameIsALinkToNothing_MakesNothingElsewhere(string name)
    {
        Planted.RequireUnix();
        await using var rig = new FilesRig();
        Planted.SymbolicLink(PathOf(rig, name), rig.Outside("made"));

        await rig.DownloadAsync();

        rig.RequireWhole();
        Assert.False(File.Exists(rig.Outside("made")));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Download_NameIsAHardLink_LeavesTheOtherNameAlone(string name)
    {
        Planted.RequireUnix();
        await using var rig = new FilesRig();
        await File.WriteAllTextAsync(rig.Outside("mine"), Mine, TestContext.Current.CancellationToken);
        Planted.HardLink(PathOf(rig, name), rig.Outside("mine"));

        await rig.DownloadAsync();

        rig.RequireWhole();
        Assert.Equal(Mine, await File.ReadAllTextAsync(rig.Outside("mine"), TestContext.Current.CancellationToken));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Download_NameIsAPipe_DoesNotWaitForItsOtherEnd(string name)
    {
        Planted.RequireUnix();
        await using var rig = new FilesRig();
        Planted.Pipe(PathOf(rig, name));

        await rig.DownloadAsync();

        rig.RequireWhole();
        Assert.Equal(["backup.xb", "backup.xb.manifest.json"], rig.Names);
    }

    [Theory]
    [InlineData("part")]
    [InlineData("journal")]
    [InlineData("lock")]
    public async Task Download_NameIsAFolderWithFiles_IsRefusedByName(string name)
    {
        await using var rig = new FilesRig();
        Directory.CreateDirectory(Path.Combine(PathOf(rig, name), "inside"));

        var exception = await Assert.ThrowsAsync<RdsTargetException>(() => rig.DownloadAsync());

        Assert.Contains(Path.GetFileName(PathOf(rig, name)), exception.Message, StringComparison.Ordinal);
        Assert.True(Directory.Exists(Path.Combine(PathOf(rig, name), "inside")));
        Assert.False(File.Exists(rig.Target));
    }

    [Fact]
    public async Task Download_BytesAreWrongAndTheSetAsideNameIsALink_LeavesWhatItLeadsToAlone()
    {
        Planted.RequireUnix();
        await using var rig = new FilesRig();
        rig.File.Crc64Header = 1;
        await File.WriteAllTextAsync(rig.Outside("mine"), Mine, TestContext.Current.CancellationToken);
        Planted.SymbolicLink(rig.Target + ".corrupt", rig.Outside("mine"));

        var exception = await Assert.ThrowsAsync<RdsCorruptDownloadException>(() => rig.DownloadAsync());

        Assert.Equal(rig.Target + ".corrupt", exception.KeptPath);
        Assert.Null(new FileInfo(exception.KeptPath!).LinkTarget);
        Assert.Equal(Mine, await File.ReadAllTextAsync(rig.Outside("mine"), TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Download_BytesAreWrongAndTheSetAsideNameIsAFolder_SaysThatTheyAreWrongAndWhereTheyAre()
    {
        await using var rig = new FilesRig();
        rig.File.Crc64Header = 1;
        Directory.CreateDirectory(Path.Combine(rig.Target + ".corrupt", "inside"));

        var exception = await Assert.ThrowsAsync<RdsCorruptDownloadException>(() => rig.DownloadAsync());

        Assert.Equal(rig.Hidden("part"), exception.KeptPath);
        Assert.True(File.Exists(exception.KeptPath));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Resume_PartialWasReplacedByALink_BeginsAgainAndLeavesTheOtherFileAlone(bool symbolic)
    {
        Planted.RequireUnix();
        var refuse = true;
        await using var rig = new FilesRig(8 * FilesRig.PartSize, request => refuse && request.Number > 4 ? StoredFile.Refuse(400, "BadRequest", "No.") : null);
        await Assert.ThrowsAsync<RdsDownloadException>(() => rig.DownloadAsync());
        refuse = false;
        File.Move(rig.Hidden("part"), rig.Outside("mine"));
        var before = await File.ReadAllBytesAsync(rig.Outside("mine"), TestContext.Current.CancellationToken);
        Action<string, string> plant = symbolic ? Planted.SymbolicLink : Planted.HardLink;
        plant(rig.Hidden("part"), rig.Outside("mine"));

        var result = await rig.DownloadAsync();

        rig.RequireWhole();
        Assert.Single(result.Restarts);
        Assert.Equal(before, await File.ReadAllBytesAsync(rig.Outside("mine"), TestContext.Current.CancellationToken));
    }

    private static string PathOf(FilesRig rig, string name) => name switch
    {
        "manifest" => rig.Target + ".manifest.json",
        "manifest.tmp" => rig.Target + ".manifest.json.tmp",
        _ => rig.Hidden(name),
    };
}
