using AliRds.Backups.Client.Downloading;
using AliRds.Backups.Client.Downloading.Links;

namespace AliRds.Backups.Client.Tests.Downloading.Links;

public sealed class LinkRouteTests
{
    private const string Query = "?Expires=1&OSSAccessKeyId=k&Signature=a%2Bb%2F%3D+c";

    private static readonly Backup Both = new()
    {
        BackupId = new BackupId("1"),
        DownloadLink = new BackupLink("http://b.oss-cn-hangzhou.aliyuncs.com/x" + Query),
        IntranetDownloadLink = new BackupLink("http://b.oss-cn-hangzhou-internal.aliyuncs.com/x" + Query),
    };

    [Theory]
    [InlineData(LinkPreference.Auto, "https internal, http internal, https public, http public")]
    [InlineData(LinkPreference.Internal, "https internal, http internal")]
    [InlineData(LinkPreference.Public, "https public, http public")]
    public void GetRoutes_PreferenceOfOptions_IsTheOrder(LinkPreference preference, string expected)
    {
        var routes = LinkRoute.GetRoutes(Both, new DownloadOptions { LinkPreference = preference });

        Assert.Equal(expected, string.Join(", ", routes.Select(route =>
            $"{(route.UpgradeToHttps ? "https" : "http")} {(route.IsInternal ? "internal" : "public")}")));
    }

    [Fact]
    public void GetRoutes_HttpsRequired_NeverFallsBackToHttp() =>
        Assert.All(LinkRoute.GetRoutes(Both, new DownloadOptions { RequireHttps = true }), route => Assert.True(route.UpgradeToHttps));

    [Fact]
    public void GetAddress_UpgradedToHttps_ChangesNothingButTheScheme()
    {
        var address = new LinkRoute(IsInternal: false, UpgradeToHttps: true).GetAddress(Both.DownloadLink!);

        Assert.Equal("https://b.oss-cn-hangzhou.aliyuncs.com/x" + Query, address.OriginalString);
        Assert.EndsWith(Query, address.PathAndQuery, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("https://evil.example/x")]
    [InlineData("https://aliyuncs.com.evil.example/x")]
    [InlineData("https://notaliyuncs.com/x")]
    [InlineData("https://u@b.oss-cn-hangzhou.aliyuncs.com/x")]
    [InlineData("http://127.0.0.1/x")]
    public void GetRoutes_HostOutsideTheService_IsRefused(string link) =>
        Assert.Throws<ArgumentException>(() => LinkRoute.GetRoutes(new Backup { DownloadLink = new BackupLink(link) }, new DownloadOptions()));

    [Fact]
    public void GetRoutes_LoopbackWhenAllowed_IsTakenAsItIs()
    {
        var backup = new Backup { DownloadLink = new BackupLink("http://127.0.0.1:5000/x") };

        var route = Assert.Single(LinkRoute.GetRoutes(backup, new DownloadOptions { AllowLoopbackLinks = true }));

        Assert.False(route.UpgradeToHttps);
    }

    [Fact]
    public void GetRoutes_AdditionalHost_IsAdmittedWithItsSubdomains()
    {
        var options = new DownloadOptions { AdditionalLinkHosts = { "mirror.example" } };

        Assert.Single(LinkRoute.GetRoutes(new Backup { DownloadLink = new BackupLink("https://a.mirror.example/x") }, options));
    }

    [Fact]
    public void GetRoutes_DatabaseOfSqlServer_TakesItsOwnLink()
    {
        var link = new BackupLink("https://cn-hangzhou.bak.rds.aliyuncs.com/x.zip?dbList=orders");
        var backup = Both with { DatabaseLinks = [new DatabaseLink { Database = "Orders", DownloadLink = link }] };

        var route = Assert.Single(LinkRoute.GetRoutes(backup, new DownloadOptions { Database = "orders" }));

        Assert.Same(link, route.Select(backup, "orders"));
    }

    [Fact]
    public void GetRoutes_Snapshot_SaysThatThereIsNoFile()
    {
        var exception = Assert.Throws<ArgumentException>(
            () => LinkRoute.GetRoutes(new Backup { Method = BackupMethod.Snapshot }, new DownloadOptions()));

        Assert.Contains("snapshot", exception.Message, StringComparison.Ordinal);
    }
}
