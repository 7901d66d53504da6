using AliRds.Backups.Client.Tests.Downloading.Support;

namespace AliRds.Backups.Client.Tests.Downloading;

/// <summary>What happens on the way to the internal host.</summary>
public sealed class InternalLinkTests
{
    private const string InternalHost = "rdsbak.oss-cn-hangzhou-internal.aliyuncs.com";

    [Theory]
    [InlineData(HttpRequestError.ProxyTunnelError)]
    [InlineData(HttpRequestError.ConnectionError)]
    [InlineData(HttpRequestError.NameResolutionError)]
    [InlineData(HttpRequestError.SecureConnectionError)]
    [InlineData(HttpRequestError.InvalidResponse)]
    [InlineData(HttpRequestError.ResponseEnded)]
    public async Task DownloadToFileAsync_TheInternalHostGivesNoResponse_GoesOnWithThePublicLink(HttpRequestError error)
    {
        var store = FakeObjectStore.With(1000);
        store.Fault = (_, request) => request.RequestUri!.Host == InternalHost ? throw new HttpRequestException(error, "No way.") : null;
        using var rig = new DownloadRig(store);
        var link = TestBackup.Link(0).Reveal().Replace("rdsbak.oss-cn-hangzhou.aliyuncs.com", InternalHost, StringComparison.Ordinal);
        rig.Backup = rig.Backup with { IntranetDownloadLink = new BackupLink(link) };

        var result = await rig.DownloadAsync();

        Assert.Equal((true, false), (result.IsProven, result.UsedInternalLink));
    }
}
