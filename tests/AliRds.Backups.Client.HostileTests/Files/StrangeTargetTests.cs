using System.Diagnostics;
using AliRds.Backups.Client.Downloading;
using AliRds.Backups.Client.HostileTests.Files.Support;

namespace AliRds.Backups.Client.HostileTests.Files;

/// <summary>Targets that are no plain files, and places that change while a download runs.</summary>
public sealed class StrangeTargetTests
{
    [Theory]
    [InlineData(OverwritePolicy.Fail)]
    [InlineData(OverwritePolicy.Replace)]
    public async Task Download_TargetIsAPipe_IsRefusedAndStays(OverwritePolicy policy)
    {
        Planted.RequireUnix();
        await using var rig = new FilesRig();
        rig.Options.Overwrite = policy;
        Planted.Pipe(rig.Target);

        var exception = await Assert.ThrowsAsync<RdsTargetException>(() => rig.DownloadAsync());

        Assert.Equal((TargetProblem.AlreadyExists, 0), (exception.Problem, rig.Server.Requests.Count));
        Assert.Equal(["backup.xb"], rig.Names);
    }

    [Theory]
    [InlineData("/dev/null")]
    [InlineData("/dev/full")]
    public async Task Download_TargetIsADevice_IsRefusedAndStays(string device)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "It needs the devices of Linux.");
        await using var rig = new FilesRig();
        rig.Options.Overwrite = OverwritePolicy.Replace;

        // Under a folder of its own: a client that fails here must not take the machine's device away.
        Planted.SymbolicLink(rig.Target, device);
        await rig.DownloadAsync();
        rig.RequireWhole();

        if (TryMakeDevice(Path.Combine(rig.Folder, "device")))
        {
            var exception = await Assert.ThrowsAsync<RdsTargetException>(() => rig.DownloadAsync(Path.Combine(rig.Folder, "device")));
            Assert.Equal(TargetProblem.AlreadyExists, exception.Problem);
        }
    }

    [Fact]
    public async Task Download_TargetIsALinkToMyFile_ReplacesTheLinkNotTheFile()
    {
        Planted.RequireUnix();
        await using var rig = new FilesRig();
        rig.Options.Overwrite = OverwritePolicy.Replace;
        await File.WriteAllTextAsync(rig.Outside("mine"), "mine", TestContext.Current.CancellationToken);
        Planted.SymbolicLink(rig.Target, rig.Outside("mine"));

        await rig.DownloadAsync();

        rig.RequireWhole();
        Assert.Equal("mine", await File.ReadAllTextAsync(rig.Outside("mine"), TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Download_TargetIsALinkToNothing_CountsAsThere()
    {
        Planted.RequireUnix();
        await using var rig = new FilesRig();
        Planted.SymbolicLink(rig.Target, rig.Outside("made"));

        var exception = await Assert.ThrowsAsync<RdsTargetException>(() => rig.DownloadAsync());

        Assert.Equal(TargetProblem.AlreadyExists, exception.Problem);
        Assert.False(File.Exists(rig.Outside("made")));
    }

    [Fact]
    public async Task Download_TargetAppearsMeanwhile_IsNotOverwrittenAndTheBytesStay()
    {
        FilesRig? rig = null;
        await using var made = rig = new FilesRig(lie: request =>
        {
            File.WriteAllText(rig!.Target, "mine");
            return null;
        });

        var exception = await Assert.ThrowsAsync<RdsTargetException>(() => rig.DownloadAsync());

        Assert.Equal((TargetProblem.AlreadyExists, rig.Hidden("part")), (exception.Problem, exception.KeptPath));
        Assert.Equal("mine", await File.ReadAllTextAsync(rig.Target, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Download_FolderBecomesALinkToAnotherMeanwhile_GivesNoFileThatItDidNotProve()
    {
        Planted.RequireUnix();
        FilesRig? rig = null;
        await using var made = rig = new FilesRig(8 * FilesRig.PartSize, request =>
        {
            if (request.Number == 6)
            {
                Swap(rig!);
            }

            return null;
        });

        await Assert.ThrowsAsync<RdsTargetException>(() => rig.DownloadAsync());

        Assert.False(File.Exists(rig.Target));
        Assert.Equal("forged", await File.ReadAllTextAsync(rig.Hidden("part"), TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Download_PartialIsReplacedMeanwhile_GivesNoFileThatItDidNotProve()
    {
        Planted.RequireUnix();
        FilesRig? rig = null;
        await using var made = rig = new FilesRig(8 * FilesRig.PartSize, request =>
        {
            if (request.Number == 6)
            {
                File.Delete(rig!.Hidden("part"));
                File.WriteAllText(rig.Hidden("part"), "forged");
            }

            return null;
        });

        var exception = await Assert.ThrowsAsync<RdsTargetException>(() => rig.DownloadAsync());

        Assert.Contains("took the place", exception.Message, StringComparison.Ordinal);
        Assert.False(File.Exists(rig.Target));
    }

    [Fact]
    public async Task Resume_PartialBelongsToAnotherUser_BeginsAgainWithAFileOfItsOwn()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux() && Environment.IsPrivilegedProcess, "Only root of Linux can give a file away.");
        var refuse = true;
        await using var rig = new FilesRig(8 * FilesRig.PartSize, request => refuse && request.Number > 4 ? StoredFile.Refuse(400, "BadRequest", "No.") : null);
        await Assert.ThrowsAsync<RdsDownloadException>(() => rig.DownloadAsync());
        refuse = false;
        Run("chown", "12345", rig.Hidden("part"));

        var result = await rig.DownloadAsync();

        rig.RequireWhole();
        Assert.Single(result.Restarts);
        Assert.Equal(0, result.ResumedBytes);
    }

    private static void Swap(FilesRig rig)
    {
        Directory.Move(rig.Folder, rig.Outside("moved"));
        Directory.CreateDirectory(rig.Outside("other"));
        Planted.SymbolicLink(rig.Folder, rig.Outside("other"));
        File.WriteAllText(rig.Hidden("part"), "forged");
    }

    private static bool TryMakeDevice(string path) => Environment.IsPrivilegedProcess && Run("mknod", path, "c", "1", "3") == 0;

    private static int Run(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true })!;
        process.WaitForExit();
        return process.ExitCode;
    }
}
