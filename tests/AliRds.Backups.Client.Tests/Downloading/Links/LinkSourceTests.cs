using AliRds.Backups.Client.Downloading;
using AliRds.Backups.Client.Downloading.Links;
using AliRds.Backups.Client.Downloading.Objects;
using AliRds.Backups.Client.Downloading.Reporting;
using AliRds.Backups.Client.Tests.Downloading.Support;
using Microsoft.Extensions.Time.Testing;

namespace AliRds.Backups.Client.Tests.Downloading.Links;

public sealed class LinkSourceTests
{
    private static readonly DateTimeOffset Start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private readonly FakeTimeProvider _time = new(Start);
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(3600, 3299, 0)]
    [InlineData(3600, 3300, 1)]
    [InlineData(10, 7, 0)]
    [InlineData(10, 8, 1)]
    public async Task GetAsync_AFifthOrFiveMinutesLeft_Renews(int life, int age, int calls)
    {
        var client = new FakeBackupsClient(call => Task.FromResult(Expiring(call, life + 3600)));
        using var links = Source(client, Expiring(0, life));

        _time.Advance(TimeSpan.FromSeconds(age));
        await links.GetAsync(Cancellation);

        Assert.Equal(calls, client.Calls);
    }

    [Fact]
    public async Task GetAsync_LinkWithoutItsSignature_AsksForANewOne()
    {
        var client = new FakeBackupsClient(call => Task.FromResult(Expiring(call, 3600)));
        var shown = Expiring(0, 3600);
        using var links = Source(client, shown with { DownloadLink = new BackupLink(shown.DownloadLink!.ToString()) });

        var link = await links.GetAsync(Cancellation);

        Assert.Equal(1, client.Calls);
        Assert.DoesNotContain("hidden", link.Address.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task RenewAsync_ManyWait_AsksOnce()
    {
        var response = new TaskCompletionSource<Backup>(TaskCreationOptions.RunContinuationsAsynchronously);
        var client = new FakeBackupsClient(_ => response.Task);
        using var links = Source(client, Expiring(0, 3600));
        var old = await links.GetAsync(Cancellation);

        var waiting = Enumerable.Range(0, 50).Select(_ => links.RenewAsync(old, Cancellation)).ToArray();
        response.SetResult(Expiring(1, 7200));
        var renewed = await Task.WhenAll(waiting);
        var late = await links.RenewAsync(old, Cancellation);

        Assert.Equal(1, client.Calls);
        Assert.All(renewed, link => Assert.Same(late, link));
    }

    [Fact]
    public async Task GetAsync_RenewalFailsWhileTheLinkLives_KeepsItAndAsksAgainLater()
    {
        var client = new FakeBackupsClient(_ => throw new RdsTransportException("down"));
        using var links = Source(client, Expiring(0, 3600));
        _time.Advance(TimeSpan.FromMinutes(56));

        await links.GetAsync(Cancellation);
        await links.GetAsync(Cancellation);
        Assert.Equal(1, client.Calls);

        _time.Advance(TimeSpan.FromSeconds(10));
        await links.GetAsync(Cancellation);
        Assert.Equal(2, client.Calls);
    }

    [Fact]
    public async Task GetAsync_NewLinkIsDueOnArrival_IsUsedUntilItIsRefused()
    {
        var client = new FakeBackupsClient(call => Task.FromResult(Expiring(call, -3600)));
        using var links = Source(client, Expiring(0, -3600));

        var first = await links.GetAsync(Cancellation);
        _time.Advance(TimeSpan.FromHours(1));
        var later = await links.GetAsync(Cancellation);

        Assert.Same(first, later);
        Assert.Equal(1, client.Calls);
    }

    [Fact]
    public async Task GetAsync_RenewalFailsAfterTheEnd_ThrowsLinkExpired()
    {
        var client = new FakeBackupsClient(_ => throw new RdsTransportException("down"));
        using var links = Source(client, Expiring(0, 3600));
        _time.Advance(TimeSpan.FromHours(2));

        var exception = await Assert.ThrowsAsync<RdsLinkExpiredException>(() => links.GetAsync(Cancellation).AsTask());

        Assert.IsType<RdsTransportException>(exception.InnerException);
    }

    [Fact]
    public async Task RenewAsync_LinkToAnotherObject_IsRefused()
    {
        using var links = Source(new FakeBackupsClient(call => Task.FromResult(Expiring(call, 7200, "/other_qp.xb"))), Expiring(0, 3600));
        var old = await links.GetAsync(Cancellation);

        await Assert.ThrowsAsync<ObjectChangedException>(() => links.RenewAsync(old, Cancellation));
    }

    [Fact]
    public async Task RenewAsync_NoLinkAnyMore_ThrowsLinkExpired()
    {
        using var links = Source(new FakeBackupsClient(_ => Task.FromResult(new Backup { Status = BackupStatus.Failed })), Expiring(0, 3600));
        var old = await links.GetAsync(Cancellation);

        await Assert.ThrowsAsync<RdsLinkExpiredException>(() => links.RenewAsync(old, Cancellation));
    }

    [Fact]
    public async Task RenewAsync_LinkToAForeignHost_IsRefused()
    {
        var foreign = TestBackup.Default with { DownloadLink = new BackupLink($"https://evil.example{TestBackup.ObjectPath}?Signature=x") };
        using var links = Source(new FakeBackupsClient(_ => Task.FromResult(foreign)), Expiring(0, 3600));
        var old = await links.GetAsync(Cancellation);

        var exception = await Assert.ThrowsAsync<RdsDownloadException>(() => links.RenewAsync(old, Cancellation));

        Assert.Contains("evil.example", exception.Message, StringComparison.Ordinal);
    }

    private static Backup Expiring(int number, int seconds, string path = TestBackup.ObjectPath) => TestBackup.Default with
    {
        DownloadLink = TestBackup.Link(number, path, Start.AddSeconds(seconds).ToUnixTimeSeconds()),
    };

    private LinkSource Source(FakeBackupsClient client, Backup backup) =>
        new(client, backup, new DownloadOptions(), _time, new DownloadCounters(_time));
}
