using System.Runtime.Versioning;
using AliRds.Backups.Client.HostileTests.Files.Support;

namespace AliRds.Backups.Client.HostileTests.Files;

/// <summary>Other users of the machine look for backups that they may read.</summary>
[UnsupportedOSPlatform("windows")]
public sealed class FileModeTests
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const UnixFileMode ForGroup = OwnerOnly | UnixFileMode.GroupRead;

    [Fact]
    public async Task Download_WhileItRuns_EveryFileIsTheOwnersOnly()
    {
        Planted.RequireUnix();
        Dictionary<string, UnixFileMode> seen = [];
        FilesRig? rig = null;
        await using var made = rig = new FilesRig(4 * FilesRig.PartSize, request =>
        {
            if (request.Number > 1)
            {
                lock (seen)
                {
                    AddModes(rig!, seen);
                }
            }

            return null;
        });

        await rig.DownloadAsync();
        AddModes(rig, seen);

        Assert.All(seen, pair => Assert.Equal((pair.Key, OwnerOnly), (pair.Key, pair.Value)));
        Assert.Superset(new HashSet<string>(["backup.xb", "backup.xb.manifest.json", ".backup.xb.100000.part", ".backup.xb.lock"]), seen.Keys.ToHashSet());
    }

    [Fact]
    public async Task Download_OldFileOfOthersToReadIsReplaced_TheNewOneIsTheOwnersOnly()
    {
        Planted.RequireUnix();
        await using var rig = new FilesRig();
        rig.Options.Overwrite = Downloading.OverwritePolicy.Replace;
        await File.WriteAllTextAsync(rig.Target, "old", TestContext.Current.CancellationToken);
        File.SetUnixFileMode(rig.Target, OwnerOnly | UnixFileMode.OtherRead);

        await rig.DownloadAsync();

        Assert.Equal(OwnerOnly, File.GetUnixFileMode(rig.Target));
    }

    [Fact]
    public async Task Resume_PartialWasOpenedToOthers_ClosesIt()
    {
        Planted.RequireUnix();
        var refuse = true;
        await using var rig = new FilesRig(8 * FilesRig.PartSize, request => refuse && request.Number > 4 ? StoredFile.Refuse(400, "BadRequest", "No.") : null);
        await Assert.ThrowsAsync<RdsDownloadException>(() => rig.DownloadAsync());
        refuse = false;
        File.SetUnixFileMode(rig.Hidden("part"), OwnerOnly | UnixFileMode.OtherRead | UnixFileMode.OtherWrite);

        var result = await rig.DownloadAsync();

        Assert.True(result.ResumedBytes > 0);
        Assert.Equal(OwnerOnly, File.GetUnixFileMode(rig.Target));
    }

    private static void AddModes(FilesRig rig, Dictionary<string, UnixFileMode> seen)
    {
        foreach (var name in rig.Names)
        {
            try
            {
                seen[name] = File.GetUnixFileMode(Path.Combine(rig.Folder, name));
            }
            catch (FileNotFoundException)
            {
                // A journal was put in its place just now.
            }
        }
    }
}
