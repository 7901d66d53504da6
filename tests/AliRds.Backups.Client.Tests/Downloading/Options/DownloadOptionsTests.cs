using AliRds.Backups.Client.Downloading;

namespace AliRds.Backups.Client.Tests.Downloading.Options;

public sealed class DownloadOptionsTests
{
    [Fact]
    public void ThrowIfInvalid_Defaults_Pass() => new DownloadOptions().ThrowIfInvalid();

    [Fact]
    public void ThrowIfInvalid_OutOfRange_NamesOptionAndRange()
    {
        var exception = Assert.Throws<ArgumentOutOfRangeException>(() => new DownloadOptions { Parallelism = 65 }.ThrowIfInvalid());

        Assert.StartsWith("Parallelism is 1 to 64.", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void ThrowIfInvalid_RetryOutOfRange_NamesIt()
    {
        var options = new DownloadOptions { Retry = new DownloadRetryOptions { StallTimeout = TimeSpan.Zero } };

        Assert.Equal("StallTimeout", Assert.Throws<ArgumentOutOfRangeException>(options.ThrowIfInvalid).ParamName);
    }
}
