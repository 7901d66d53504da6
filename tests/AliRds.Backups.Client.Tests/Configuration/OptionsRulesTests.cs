using AliRds.Backups.Client.Configuration;
using AliRds.Backups.Client.Credentials;

namespace AliRds.Backups.Client.Tests.Configuration;

/// <summary>Options that cannot work are refused with a sentence that names the key.</summary>
public sealed class OptionsRulesTests
{
    public static TheoryData<Action<RdsBackupsClientOptions>, string> Broken => new()
    {
        { o => o.RegionId = null, "RegionId is missing: set it to the region of the instances, such as cn-hangzhou, or set Endpoint." },
        { o => o.RegionId = "", "RegionId is missing: set it to the region of the instances, such as cn-hangzhou, or set Endpoint." },
        { o => o.RegionId = "CN Hangzhou", "RegionId must be a region id such as cn-hangzhou: lower-case letters, digits and hyphens." },
        { o => o.RegionId = "evil.example/?", "RegionId must be a region id such as cn-hangzhou: lower-case letters, digits and hyphens." },
        { o => o.Endpoint = new Uri("rds.aliyuncs.com", UriKind.Relative), "Endpoint must be an absolute https address, such as https://rds.aliyuncs.com." },
        { o => o.Endpoint = new Uri("ftp://rds.aliyuncs.com"), "Endpoint must be an absolute https address, such as https://rds.aliyuncs.com." },
        { o => o.Endpoint = new Uri("https://rds.aliyuncs.com/path"), "Endpoint must contain only scheme, host and port." },
        { o => o.Endpoint = new Uri("https://user@rds.aliyuncs.com"), "Endpoint must contain only scheme, host and port." },
        { o => o.Endpoint = new Uri("https://rds.aliyuncs.com/#x"), "Endpoint must contain only scheme, host and port." },
        { o => o.Endpoint = new Uri("http://rds.aliyuncs.com"), "Endpoint is http, so others could read the signed links in the responses: use https, or set AllowInsecureHttp." },
        { o => (o.Endpoint, o.Network) = (new Uri("https://rds.aliyuncs.com"), RdsNetwork.Vpc), "Network has no effect when Endpoint is set: set RegionId and Network, or Endpoint alone." },
        { o => o.Network = (RdsNetwork)7, "Network must be one of Public, Vpc." },
        { o => o.SignatureVersion = (RdsSignatureVersion)7, "SignatureVersion must be one of V3, V1." },
        { o => o.RequestMethod = (RdsRequestMethod)7, "RequestMethod must be one of Post, Get." },
        { o => o.ResponseFormat = (RdsResponseFormat)7, "ResponseFormat must be one of Json, Xml." },
        { o => o.TotalTimeout = TimeSpan.FromDays(2), "TotalTimeout must be from 00:00:00.1000000 to 1.00:00:00, not 2.00:00:00." },
        { o => o.AttemptTimeout = TimeSpan.FromMinutes(3), "AttemptTimeout must be from 00:00:00.1000000 to 00:02:00 (TotalTimeout), not 00:03:00." },
        { o => o.Retry = null!, "Retry is missing: keep its default, or set Retry.MaxRetries to 0 for no retries." },
        { o => o.Retry.MaxRetries = -1, "Retry.MaxRetries must be from 0 to 20, not -1." },
        { o => o.Retry.MaxRetries = 21, "Retry.MaxRetries must be from 0 to 20, not 21." },
        { o => o.Retry.MaxDelay = TimeSpan.FromHours(2), "Retry.MaxDelay must be from 00:00:00.0010000 to 01:00:00, not 02:00:00." },
        { o => o.Retry.BaseDelay = TimeSpan.FromSeconds(21), "Retry.BaseDelay must be from 00:00:00.0010000 to 00:00:20 (Retry.MaxDelay), not 00:00:21." },
        { o => o.MaxResponseBytes = 2_000_000_000, "MaxResponseBytes must be from 65536 to 1073741824, not 2000000000." },
        { o => o.MaxResponseDepth = 7, "MaxResponseDepth must be from 8 to 1000, not 7." },
        { o => o.MaxResponseTextBytes = 32 * 1024 * 1024, "MaxResponseTextBytes must be from 4096 to 16777216 (MaxResponseBytes), not 33554432." },
        { o => (o.Credentials, o.CredentialsProvider) = (new() { AccessKeyId = "i", AccessKeySecret = "s" }, new StaticCredentialsProvider("i", "s")), "Credentials and CredentialsProvider are both set: keep only one." },
        { o => o.Credentials = new() { AccessKeySecret = "s" }, "Credentials.AccessKeyId is missing." },
        { o => o.Credentials = new() { AccessKeyId = "i", AccessKeySecret = " " }, "Credentials.AccessKeySecret is missing." },
        { o => o.Credentials = new() { Oidc = { Duration = TimeSpan.FromMinutes(1) } }, "Credentials.Oidc.Duration is 00:01:00; it must be from 00:15:00 to 12:00:00." },
        { o => o.Credentials = new() { Uri = { Address = new Uri("http://keys.example/") } }, "Credentials.Uri.Address must be https, or http on loopback; Credentials.Uri.AllowInsecureHttp allows other http addresses." },
    };

    [Theory]
    [MemberData(nameof(Broken), DisableDiscoveryEnumeration = true)]
    public void Broken_OneKey_GivesOneSentenceThatNamesIt(Action<RdsBackupsClientOptions> change, string expected)
    {
        var options = new RdsBackupsClientOptions { RegionId = "cn-hangzhou" };
        change(options);

        Assert.Equal([expected], RdsBackupsClientOptionsRules.Broken(options));
    }

    [Fact]
    public void Broken_SeveralKeys_NamesAllOfThem()
    {
        var options = new RdsBackupsClientOptions { Retry = { MaxRetries = -1 }, MaxResponseDepth = 0 };

        var exception = Assert.Throws<ArgumentException>(() => new RdsBackupsClient(options));

        Assert.All(["RegionId", "Retry.MaxRetries", "MaxResponseDepth"], key => Assert.Contains(key, exception.Message, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("https://rds.aliyuncs.com", false)]
    [InlineData("http://127.0.0.1:8080/", false)]
    [InlineData("http://localhost:8080/", false)]
    [InlineData("http://rds.example/", true)]
    public void Broken_EndpointThatWorks_IsNone(string endpoint, bool allowInsecureHttp)
    {
        var options = new RdsBackupsClientOptions { Endpoint = new Uri(endpoint), AllowInsecureHttp = allowInsecureHttp };

        Assert.Empty(RdsBackupsClientOptionsRules.Broken(options));
    }

    [Fact]
    public void Defaults_OfTheOptions_AreTheDocumentedOnes()
    {
        var options = new RdsBackupsClientOptions();

        Assert.Equal(
            (RdsNetwork.Public, RdsSignatureVersion.V3, RdsRequestMethod.Post, RdsResponseFormat.Json),
            (options.Network, options.SignatureVersion, options.RequestMethod, options.ResponseFormat));
        Assert.Equal((TimeSpan.FromSeconds(30), TimeSpan.FromMinutes(2)), (options.AttemptTimeout, options.TotalTimeout));
        Assert.Equal((4, TimeSpan.FromMilliseconds(200), TimeSpan.FromSeconds(20)), (options.Retry.MaxRetries, options.Retry.BaseDelay, options.Retry.MaxDelay));
        Assert.Equal((16 * 1024 * 1024, 32, 256 * 1024), (options.MaxResponseBytes, options.MaxResponseDepth, options.MaxResponseTextBytes));
    }
}
