using AliRds.Backups.Client.Emulator.ObjectStore;
using AliRds.Backups.Client.Emulator.ObjectStore.Links;
using Microsoft.AspNetCore.Http;

namespace AliRds.Backups.Client.IntegrationTests.ObjectStore.Signing;

/// <summary>The vectors of the vendor's own OSS SDK, and two more that were worked out by hand.</summary>
public sealed class LinkSignatureTests
{
    private const string RdsKey = "custins1/hins1_data_20260101000000_qp.xb";

    [Theory]
    [InlineData("key", "", "1699807420", "dcLTea+Yh9ApirQ8o8dOPqtvJXQ=")]
    [InlineData("key+123", "token", "1699808204", "jzKYRrM5y6Br0dRFPaTGOsbrDhY=")]
    public void V1Sign_VendorVector_IsReproduced(string key, string token, string expires, string expected)
    {
        var query = new List<KeyValuePair<string, string>> { new("versionId", "versionId") };
        if (token.Length > 0)
        {
            query.Add(new("security-token", token));
        }

        var request = new ObjectRequest("GET", new ObjectAddress("bucket", key), query, new HeaderDictionary());

        Assert.Equal(expected, LinkSignatureV1.Sign(LinkSignatureV1.StringToSign(request, expires), "sk"));
    }

    [Fact]
    public void V1Sign_LinkOfTheService_IsReproduced()
    {
        var request = new ObjectRequest("GET", new ObjectAddress("rdsbak-example", RdsKey), [], new HeaderDictionary());

        Assert.Equal("ajORLbEoQHiOoXynZT5a7cnv3mo=", LinkSignatureV1.Sign(LinkSignatureV1.StringToSign(request, "1767326645"), "testsecret"));
    }

    [Theory]
    [InlineData("20231217T025437Z", "", "a39966c61718be0d5b14e668088b3fa07601033f6518ac7b523100014269c0fe")]
    [InlineData("20231217T035628Z", "token", "3817ac9d206cd6dfc90f1c09c00be45005602e55898f26f5ddb06d7892e1f8b5")]
    public void V4Sign_VendorVector_IsReproduced(string time, string token, string expected)
    {
        const string Scope = "20231217/cn-hangzhou/oss/aliyun_v4_request";
        var query = new List<KeyValuePair<string, string>>
        {
            new("param1", "value1"), new("+param1", "value3"), new("|param1", "value4"), new("+param2", ""), new("|param2", ""), new("param2", ""),
        };
        query.AddRange(SignatureParameters("ak", Scope, time, "599"));
        if (token.Length > 0)
        {
            query.Add(new("x-oss-security-token", token));
        }

        var headers = new HeaderDictionary
        {
            ["x-oss-head1"] = "value",
            ["abc"] = "value",
            ["ZAbc"] = "value",
            ["XYZ"] = "value",
            ["content-type"] = "application/octet-stream",
        };
        var request = new ObjectRequest("PUT", new ObjectAddress("bucket", "1234+-/123/1.txt"), query, headers);

        Assert.Equal(expected, LinkSignatureV4.Sign(LinkSignatureV4.StringToSign(request, time, Scope), "sk", Scope));
    }

    [Fact]
    public void V4Sign_LinkOfTheService_IsReproduced()
    {
        const string Scope = "20260102/cn-hangzhou/oss/aliyun_v4_request";
        const string Time = "20260102T030405Z";
        var query = SignatureParameters("testid", Scope, Time, "3600");
        var request = new ObjectRequest("GET", new ObjectAddress("rdsbak-example", RdsKey), query, new HeaderDictionary());

        Assert.Equal(
            "e4b67a75afd5c0bac92214232ea1c0048c97d740071509008cccf0c292854631",
            LinkSignatureV4.Sign(LinkSignatureV4.StringToSign(request, Time, Scope), "testsecret", Scope));
    }

    private static KeyValuePair<string, string>[] SignatureParameters(string keyId, string scope, string time, string expires) =>
    [
        new("x-oss-signature-version", "OSS4-HMAC-SHA256"),
        new("x-oss-credential", $"{keyId}/{scope}"),
        new("x-oss-date", time),
        new("x-oss-expires", expires),
    ];
}
