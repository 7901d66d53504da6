using AliRds.Backups.Client.HostileTests.Downloads.Support;

namespace AliRds.Backups.Client.HostileTests.Downloads;

/// <summary>The raw object store can be downloaded from at all.</summary>
public sealed class HonestStoreTests
{
    [Theory]
    [InlineData(1)]
    [InlineData((20 * DownloadSite.PartSize) + 7)]
    public async Task DownloadToFile_FromAnHonestStore_IsProven(int length)
    {
        await using var site = new DownloadSite(StoredObject.Of(length));

        var result = await site.DownloadAsync();

        Assert.True(result.IsProven);
        Assert.Equal(site.Store.Object.Content, site.ReadTarget());
        Assert.Equal(["backup.xb", "backup.xb.manifest.json"], site.Names);
        Assert.Equal(0, site.Api.Calls);
    }

    [Fact]
    public async Task DownloadToFile_AfterAnInterruption_GoesOn()
    {
        await using var site = new DownloadSite(StoredObject.Of(20 * DownloadSite.PartSize));
        await site.InterruptAsync(requests: 10);

        var result = await site.DownloadAsync();

        Assert.True(result.ResumedBytes > 0);
        Assert.Equal(site.Store.Object.Content, site.ReadTarget());
    }

    [Fact]
    public async Task DownloadToFile_WithAnInternalLink_UsesIt()
    {
        var stored = StoredObject.Of(1000);
        await using var site = new DownloadSite(stored) { Internal = new RawObjectStore(stored) };

        var result = await site.DownloadAsync();

        Assert.True(result.UsedInternalLink);
        Assert.Empty(site.Store.Requests);
    }
}
