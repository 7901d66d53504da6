using AliRds.Backups.Client.Downloading;
using AliRds.Backups.Client.Tests.Downloading.Support;

namespace AliRds.Backups.Client.Tests.Downloading;

public sealed class TargetTests
{
    private const int Length = 10 * DownloadRig.PartSize;

    [Fact]
    public async Task DownloadToFileAsync_TargetExists_IsRefusedBeforeAnythingIsFetched()
    {
        using var rig = new DownloadRig(FakeObjectStore.With(Length));
        await File.WriteAllTextAsync(rig.Target, "mine", TestContext.Current.CancellationToken);

        var exception = await Assert.ThrowsAsync<RdsTargetException>(() => rig.DownloadAsync());

        Assert.Equal((TargetProblem.AlreadyExists, 0, "mine"), (exception.Problem, rig.Store.Requests, File.ReadAllText(rig.Target)));
        Assert.Equal(["backup.xb"], rig.Names);
    }

    [Fact]
    public async Task DownloadToFileAsync_TargetExistsAndMayBeReplaced_ReplacesIt()
    {
        using var rig = new DownloadRig(FakeObjectStore.With(Length));
        rig.Options.Overwrite = OverwritePolicy.Replace;
        await File.WriteAllTextAsync(rig.Target, "old", TestContext.Current.CancellationToken);

        await rig.DownloadAsync();

        Assert.Equal(rig.Store.Content, rig.ReadTarget());
    }

    [Fact]
    public async Task DownloadToFileAsync_SecondCallOnOneTarget_IsRefusedAndTheFirstGoesOn()
    {
        using var rig = new DownloadRig(FakeObjectStore.With(Length));
        var second = Task.FromResult<Exception?>(null);
        rig.Store.Fault = (number, _) =>
        {
            second = number == 4 ? Record.ExceptionAsync(() => rig.DownloadAsync()).AsTask() : second;
            return null;
        };

        var result = await rig.DownloadAsync();

        var exception = Assert.IsType<RdsTargetException>(await second);
        Assert.Equal((TargetProblem.InUse, null), (exception.Problem, exception.KeptPath));
        Assert.Contains($"process {Environment.ProcessId}", exception.Message, StringComparison.Ordinal);
        Assert.Equal(rig.Store.Content, rig.ReadTarget());
        Assert.True(result.IsProven);
    }

    [Fact]
    public async Task DownloadToFileAsync_FolderIsMissing_SaysSo()
    {
        using var rig = new DownloadRig(FakeObjectStore.With(Length));

        var exception = await Assert.ThrowsAsync<RdsTargetException>(
            () => rig.Downloader.DownloadToFileAsync(rig.Backup, Path.Combine(rig.Target, "x"), cancellationToken: TestContext.Current.CancellationToken));

        Assert.Equal(TargetProblem.FolderMissing, exception.Problem);
    }

    [Fact]
    public async Task DownloadToFileAsync_NameIsTooLong_SaysSo()
    {
        using var rig = new DownloadRig(FakeObjectStore.With(Length));
        var path = Path.Combine(Path.GetDirectoryName(rig.Target)!, new string('n', 300));

        var exception = await Assert.ThrowsAsync<RdsTargetException>(
            () => rig.Downloader.DownloadToFileAsync(rig.Backup, path, cancellationToken: TestContext.Current.CancellationToken));

        Assert.Equal(TargetProblem.PathTooLong, exception.Problem);
    }

    [Fact]
    public async Task DownloadToFileAsync_IntoAFolder_MakesTheNameOfIdsAndTime()
    {
        using var rig = new DownloadRig(FakeObjectStore.With(Length));

        var result = await rig.Downloader.DownloadToFileAsync(
            rig.Backup, Path.GetDirectoryName(rig.Target)!, cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal("rm-test_327329803_20260101T000000Z_qp.xb", Path.GetFileName(result.Path));
    }
}
