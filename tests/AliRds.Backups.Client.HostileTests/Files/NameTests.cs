using System.Text;
using AliRds.Backups.Client.Downloading;
using AliRds.Backups.Client.HostileTests.Files.Support;

namespace AliRds.Backups.Client.HostileTests.Files;

/// <summary>Ids, databases and targets whose names no disk takes, or that lead somewhere.</summary>
public sealed class NameTests
{
    public static TheoryData<string> StrangeIds =>
    [
        new string('9', 300), "../../../etc/passwd", "..", ".", "con", "CON.txt", "a:b", "a\\b", "a/b", "trailing...", "界界界",
        new string('界', 300), "-rf", "~", "$(reboot)",
    ];

    [Theory]
    [MemberData(nameof(StrangeIds))]
    public async Task Download_IntoAFolder_StrangeIdGivesAValidNameInsideIt(string id)
    {
        await using var rig = new FilesRig();
        rig.Backup = rig.Backup with { BackupId = new BackupId(id), DbInstanceId = new DbInstanceId(id) };

        var result = await rig.DownloadAsync(rig.Folder);

        Assert.Equal(rig.Folder, Path.GetDirectoryName(result.Path));
        Assert.All(rig.Names, name => Assert.InRange(Encoding.UTF8.GetByteCount(name), 1, 255));
        Assert.All(rig.Names, name => Assert.DoesNotContain(name, character => character is < ' ' or > '~' or ':' or '\\'));
        rig.RequireWhole(result.Path);
    }

    [Theory]
    [InlineData("a/b", "a:b")]
    [InlineData("A-b", "A/b")]
    [InlineData("con", "_con")]
    [InlineData("x.", "x")]
    public async Task Download_IntoAFolder_IdsThatLookAlikeStayDistinct(string one, string other) => await RequireDistinctAsync(one, other);

    [Fact]
    public async Task Download_IntoAFolder_LongIdsThatDifferInTheirLastLetterStayDistinct() =>
        await RequireDistinctAsync(new string('9', 299) + "1", new string('9', 299) + "2");

    [Fact]
    public async Task Download_IntoAFolder_IdsThatAreNoUnicodeStayDistinct() => await RequireDistinctAsync("\ud800", "\ud801");

    [Fact]
    public async Task Resume_LongIdsThatDifferInTheirLastLetter_KeepTheirHiddenFilesApart()
    {
        var refuse = true;
        await using var rig = new FilesRig(8 * FilesRig.PartSize, request => refuse && request.Number > 4 ? StoredFile.Refuse(400, "BadRequest", "No.") : null);
        rig.Backup = rig.Backup with { BackupId = new BackupId(new string('9', 299) + "1") };
        var first = await Assert.ThrowsAsync<RdsDownloadException>(() => rig.DownloadAsync());
        refuse = false;
        rig.Backup = rig.Backup with { BackupId = new BackupId(new string('9', 299) + "2") };

        var result = await rig.DownloadAsync();

        Assert.True(File.Exists(first.KeptPath));
        Assert.Equal((0, 0), (result.ResumedBytes, result.Restarts.Count));
    }

    [Theory]
    [InlineData("n", 255)]
    [InlineData("界", 85)]
    [InlineData("😀", 63)]
    public async Task Download_TargetNameFillsTheLimit_TheOtherNamesAreCutToFit(string letter, int count)
    {
        await using var rig = new FilesRig();
        var target = Path.Combine(rig.Folder, string.Concat(Enumerable.Repeat(letter, count)));

        var result = await rig.DownloadAsync(target);

        rig.RequireWhole(target);
        Assert.True(File.Exists(result.ManifestPath));
        Assert.Equal(2, rig.Names.Count());
    }

    [Theory]
    [InlineData("n", 256)]
    [InlineData("界", 86)]
    public async Task Download_TargetNameIsTooLong_IsRefusedBeforeAnythingIsFetched(string letter, int count)
    {
        Planted.RequireUnix();
        await using var rig = new FilesRig();
        var target = Path.Combine(rig.Folder, string.Concat(Enumerable.Repeat(letter, count)));

        var exception = await Assert.ThrowsAsync<RdsTargetException>(() => rig.DownloadAsync(target));

        Assert.Equal((TargetProblem.PathTooLong, 0), (exception.Problem, rig.Server.Requests.Count));
        Assert.Empty(rig.Names);
    }

    [Theory]
    [InlineData("")]
    [InlineData("  ")]
    [InlineData("a\0b")]
    public async Task Download_TargetIsNoPath_IsABadArgument(string path)
    {
        await using var rig = new FilesRig();

        await Assert.ThrowsAnyAsync<ArgumentException>(() => rig.DownloadAsync(path));

        Assert.Empty(rig.Server.Requests);
    }

    [Fact]
    public async Task Download_DatabaseNameLeadsOut_StaysInTheFolder()
    {
        await using var rig = new FilesRig();
        const string database = "../../escaped";
        rig.Options.Database = database;
        rig.Backup = rig.Backup with { DatabaseLinks = [new DatabaseLink { Database = database, DownloadLink = rig.Backup.DownloadLink }] };

        var result = await rig.DownloadAsync(rig.Folder);

        Assert.Equal(rig.Folder, Path.GetDirectoryName(result.Path));
    }

    private static async Task RequireDistinctAsync(string one, string other)
    {
        await using var rig = new FilesRig();
        rig.Options.Overwrite = OverwritePolicy.Fail;
        foreach (var id in (string[])[one, other])
        {
            rig.Backup = rig.Backup with { BackupId = new BackupId(id) };
            await rig.DownloadAsync(rig.Folder);
        }

        Assert.Equal(4, rig.Names.Count());
    }
}
