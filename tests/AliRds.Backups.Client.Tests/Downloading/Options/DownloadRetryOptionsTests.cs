using AliRds.Backups.Client.Downloading;

namespace AliRds.Backups.Client.Tests.Downloading.Options;

public sealed class DownloadRetryOptionsTests
{
    [Theory]
    [InlineData(1, 1.0, 0.2)]
    [InlineData(2, 1.0, 0.4)]
    [InlineData(4, 0.5, 0.8)]
    [InlineData(9, 1.0, 20)]
    [InlineData(100, 1.0, 20)]
    [InlineData(3, 0.0, 0)]
    public void GetDelay_Defaults_IsRandomBelowABoundThatDoubles(int attempt, double random, double seconds) =>
        Assert.Equal(seconds, new DownloadRetryOptions().GetDelay(attempt, random).TotalSeconds, 6);
}
