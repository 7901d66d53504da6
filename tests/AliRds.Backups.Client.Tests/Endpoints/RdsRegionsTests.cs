using AliRds.Backups.Client.Configuration;
using AliRds.Backups.Client.Endpoints;

namespace AliRds.Backups.Client.Tests.Endpoints;

/// <summary>Every region of the documented table, public and VPC, and the rule for the others.</summary>
public sealed class RdsRegionsTests
{
    [Theory]
    [InlineData("cn-qingdao")]
    [InlineData("cn-beijing")]
    [InlineData("cn-hangzhou")]
    [InlineData("cn-shanghai")]
    [InlineData("cn-shenzhen")]
    [InlineData("cn-heyuan")]
    [InlineData("cn-hongkong")]
    [InlineData("ap-southeast-1")]
    [InlineData("us-west-1")]
    [InlineData("us-east-1")]
    [InlineData("cn-shanghai-finance-1")]
    [InlineData("cn-shenzhen-finance-1")]
    [InlineData("cn-beijing-finance-1")]
    [InlineData("cn-north-2-gov-1")]
    public void HostOf_CentralRegion_IsTheCentralHostInPublicAndItsOwnInVpc(string region) =>
        AssertHosts(region, "rds.aliyuncs.com");

    [Theory]
    [InlineData("cn-zhangjiakou")]
    [InlineData("cn-huhehaote")]
    [InlineData("cn-wulanchabu")]
    [InlineData("cn-guangzhou")]
    [InlineData("cn-chengdu")]
    [InlineData("ap-southeast-2")]
    [InlineData("ap-southeast-3")]
    [InlineData("ap-southeast-5")]
    [InlineData("ap-southeast-6")]
    [InlineData("ap-southeast-7")]
    [InlineData("ap-northeast-1")]
    [InlineData("ap-northeast-2")]
    [InlineData("ap-south-1")]
    [InlineData("na-south-1")]
    [InlineData("eu-central-1")]
    [InlineData("eu-west-1")]
    [InlineData("me-east-1")]
    [InlineData("me-central-1")]
    [InlineData("xx-future-9")]
    public void HostOf_OtherOrUnknownRegion_FollowsTheRule(string region) => AssertHosts(region, $"rds.{region}.aliyuncs.com");

    [Fact]
    public void HostOf_HangzhouFinance_HasAVpcHostOnly() => AssertHosts("cn-hangzhou-finance", "rds-vpc.cn-hangzhou-finance.aliyuncs.com");

    [Fact]
    public void Of_Endpoint_WinsOverTheRegion()
    {
        var options = new RdsBackupsClientOptions { RegionId = "cn-chengdu", Endpoint = new Uri("https://proxy.example:8443") };

        Assert.Equal("https://proxy.example:8443/", RdsCallerOptions.GetEndpoint(options).ToString());
    }

    [Fact]
    public void Of_Region_IsHttps() =>
        Assert.Equal(
            "https://rds-vpc.cn-hangzhou.aliyuncs.com/",
            RdsCallerOptions.GetEndpoint(new RdsBackupsClientOptions { RegionId = "cn-hangzhou", Network = RdsNetwork.Vpc }).ToString());

    private static void AssertHosts(string region, string publicHost) =>
        Assert.Equal(
            (publicHost, $"rds-vpc.{region}.aliyuncs.com"),
            (RdsRegions.HostOf(region, RdsNetwork.Public), RdsRegions.HostOf(region, RdsNetwork.Vpc)));
}
