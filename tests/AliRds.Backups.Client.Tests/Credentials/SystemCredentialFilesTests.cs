using System.Runtime.Versioning;
using AliRds.Backups.Client.Credentials.Runtime;

namespace AliRds.Backups.Client.Tests.Credentials;

public sealed class SystemCredentialFilesTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory();
    private readonly SystemCredentialFiles _files = new();

    private string FilePath => Path.Combine(_folder.FullName, "credentials");

    [Fact]
    public async Task Read_OfFile_GivesItsText()
    {
        await File.WriteAllTextAsync(FilePath, "[default]", TestContext.Current.CancellationToken);

        Assert.Equal("[default]", await _files.ReadAsync(FilePath, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Read_OfMissingFileOrFolder_GivesNothing()
    {
        Assert.Null(await _files.ReadAsync(FilePath, TestContext.Current.CancellationToken));
        Assert.Null(await _files.ReadAsync(Path.Combine(FilePath, "deeper"), TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Read_OfFolder_NamesIt()
    {
        var failure = await Assert.ThrowsAsync<RdsCredentialsUnavailableException>(
            () => _files.ReadAsync(_folder.FullName, TestContext.Current.CancellationToken));

        Assert.Equal($"The file {_folder.FullName} could not be read.", failure.Message);
    }

    [Theory]
    [UnsupportedOSPlatform("windows")]
    [InlineData(UnixFileMode.UserRead | UnixFileMode.UserWrite, false)]
    [InlineData(UnixFileMode.UserRead | UnixFileMode.GroupRead, true)]
    [InlineData(UnixFileMode.UserRead | UnixFileMode.OtherRead, true)]
    public void IsReadableByOthers_ForMode_TellsWhetherOthersMayRead(UnixFileMode mode, bool expected)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no such modes.");
        File.WriteAllText(FilePath, string.Empty);
        File.SetUnixFileMode(FilePath, mode);

        Assert.Equal(expected, _files.IsReadableByOthers(FilePath));
    }

    public void Dispose() => _folder.Delete(recursive: true);
}
