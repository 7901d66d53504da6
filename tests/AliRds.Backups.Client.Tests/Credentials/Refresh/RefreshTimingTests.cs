using AliRds.Backups.Client.Credentials;
using AliRds.Backups.Client.Credentials.Refresh;
using NodaTime;

namespace AliRds.Backups.Client.Tests.Credentials.Refresh;

public sealed class RefreshTimingTests
{
    private static readonly Instant Now = Instant.FromUtc(2026, 1, 2, 3, 4, 5);

    [Theory]
    [InlineData(360, 0.0, 15.0)]
    [InlineData(360, 1.0, 18.0)]
    [InlineData(60, 0.0, 15.0)]
    [InlineData(15, 0.0, 3.75)]
    [InlineData(15, 1.0, 4.5)]
    [InlineData(1, 0.0, 0.25)]
    public void Create_ForLifetime_LeavesMarginThatIsNeverMoreThanAShareOfIt(double minutes, double random, double margin)
    {
        var end = Now + Duration.FromMinutes(minutes);

        var plan = CachedCredentials.Create(new RdsCredentials("id", "secret", "token", end), Now, random);

        Assert.Equal(Duration.FromMinutes(margin), end - plan.RefreshAt);
        Assert.True(plan.RefreshAt < plan.WaitAt && plan.WaitAt < end);
    }

    [Theory]
    [InlineData(1, 0.0, 0.5)]
    [InlineData(1, 1.0, 1.0)]
    [InlineData(2, 0.0, 1.0)]
    [InlineData(6, 0.0, 16.0)]
    [InlineData(7, 1.0, 60.0)]
    [InlineData(1000, 1.0, 60.0)]
    public void Pause_AfterFailures_DoublesUpToAMinute(int failures, double random, double seconds) =>
        Assert.Equal(TimeSpan.FromSeconds(seconds), SourcePause.GetLength(failures, random));
}
