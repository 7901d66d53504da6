using AliRds.Backups.Client.Downloading;
using AliRds.Backups.Client.HostileTests.Files.Support;

namespace AliRds.Backups.Client.HostileTests.Files;

/// <summary>The file has its name; what goes wrong from then on must not hide that.</summary>
public sealed class AfterTheNameTests
{
    [Theory]
    [InlineData(".manifest.json")]
    [InlineData(".manifest.json.tmp")]
    public async Task Download_ManifestCannotBeWritten_GivesTheResultAndSaysSo(string ending)
    {
        await using var rig = new FilesRig();
        Directory.CreateDirectory(Path.Combine(rig.Target + ending, "inside"));

        var result = await rig.DownloadAsync();

        rig.RequireWhole();
        Assert.Null(result.ManifestPath);
        Assert.Contains("manifest", Assert.Single(result.Warnings), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(DownloadPhase.Probing)]
    [InlineData(DownloadPhase.Done)]
    public async Task Download_ProgressHandlerThrows_GivesTheResultAndSaysSo(DownloadPhase phase)
    {
        await using var rig = new FilesRig();

        var result = await rig.DownloadAsync(progress: new ThrowingProgress(phase));

        rig.RequireWhole();
        Assert.Contains("a bug of mine", Assert.Single(result.Warnings), StringComparison.Ordinal);
    }

    [Fact]
    public async Task CopyToAsync_ProgressHandlerThrows_GivesTheResultAndSaysSo()
    {
        await using var rig = new FilesRig();

        var result = await rig.Downloader.CopyToAsync(
            rig.Backup, Stream.Null, progress: new ThrowingProgress(DownloadPhase.Done), cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal(rig.File.Content.Length, result.Bytes);
        Assert.Single(result.Warnings);
    }

    [Fact]
    public async Task Download_JournalCannotBeTakenAway_GivesTheResultAndSaysSo()
    {
        FilesRig? rig = null;
        await using var made = rig = new FilesRig(lie: request =>
        {
            if (request.Number == 2)
            {
                Directory.CreateDirectory(Path.Combine(rig!.Hidden("recent.tmp"), "inside"));
            }

            return null;
        });

        var result = await rig.DownloadAsync();

        rig.RequireWhole();
        Assert.NotEmpty(result.Warnings);
        Assert.True(File.Exists(result.ManifestPath));
    }

    [Fact]
    public async Task Download_NothingGoesWrong_HasNoWarnings()
    {
        await using var rig = new FilesRig();

        Assert.Empty((await rig.DownloadAsync()).Warnings);
    }

    private sealed class ThrowingProgress(DownloadPhase phase) : IProgress<DownloadProgress>
    {
        public void Report(DownloadProgress value)
        {
            if (value.Phase >= phase)
            {
                throw new InvalidOperationException("a bug of mine");
            }
        }
    }
}
