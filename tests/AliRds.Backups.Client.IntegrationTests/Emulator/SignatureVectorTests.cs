using AliRds.Backups.Client.Emulator.Authentication;

namespace AliRds.Backups.Client.IntegrationTests.Emulator;

/// <summary>The published vectors, against the emulator's own calculation.</summary>
public sealed class SignatureVectorTests
{
    private const string EmptyPayload = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

    private static readonly Dictionary<string, string> ListQuery = new()
    {
        ["DBInstanceId"] = "rm-example0001",
        ["StartTime"] = "2026-01-01T00:00Z",
        ["EndTime"] = "2026-01-02T00:00Z",
        ["PageSize"] = "30",
        ["PageNumber"] = "1",
    };

    [Theory]
    [InlineData("OLeaidS1JvxuMvnyHOwuJ+uX5qY=", "Action=DescribeRegions|Version=2014-05-26|Format=XML|SignatureNonce=3ee8c1b8-83d3-44af-a94f-4e0ad82fd6cf|Timestamp=2016-02-23T12:46:24Z")]
    [InlineData("kRA2cnpJVacIhDMzXnoNZG9tDCI=", "Action=CreateUser|UserName=test|Version=2015-05-01|Format=JSON|SignatureNonce=6a6e0ca6-4557-11e5-86a2-b8e8563dc8d2|Timestamp=2015-08-18T03:15:45Z")]
    [InlineData("02heLegtw4+BFamznl1Ltj+vJ4A=", "Action=CreateUser|UserPrincipalName=test@example.onaliyun.com|DisplayName=test|Version=2019-08-15|Format=JSON|SignatureNonce=3f6b4e80-56f7-11eb-a256-a9f756ea7e85|Timestamp=2021-01-15T06:02:28Z")]
    [InlineData("gNI7b0AyKZHxDgjBGPDgJ1Ce3L4=", "Action=AssumeRole|RoleArn=acs:ram::1234567890123:role/firstrole|RoleSessionName=client|Version=2015-04-01|Format=JSON|SignatureNonce=571f8fb8-506e-11e5-8e12-b8e8563dc8d2|Timestamp=2015-09-01T05:57:34Z")]
    [InlineData("9NaGiOspFP5UPcwX8Iwt2YJXXuk=", "Action=DescribeDedicatedHosts|Version=2014-05-26|Format=JSON|RegionId=cn-beijing|SignatureNonce=edb2b34af0af9a6d14deaf7c1a5315eb|Timestamp=2023-03-13T08:34:30Z")]
    public void SignV1_PublishedCall_IsThePublishedSignature(string expected, string parameters)
    {
        var all = Parse($"{parameters}|AccessKeyId=testid|SignatureMethod=HMAC-SHA1|SignatureVersion=1.0");

        Assert.Equal(expected, SignatureV1.Sign(SignatureV1.StringToSign("GET", all), "testsecret"));
    }

    [Fact]
    public void SignV1_ChineseTextAndBraces_IsThePublishedSignature()
    {
        var all = Parse(
            "Action=SendSms|Version=2017-05-25|Format=XML|AccessKeyId=testId|OutId=123|PhoneNumbers=15300000001|RegionId=cn-hangzhou"
            + "|SignName=阿里云短信测试专用|TemplateCode=SMS_71390007|TemplateParam={\"customer\":\"test\"}|SignatureMethod=HMAC-SHA1"
            + "|SignatureVersion=1.0|SignatureNonce=45e25e9b-0a6f-4070-8c85-2956eda1b466|Timestamp=2017-07-12T02:42:19Z");

        Assert.Equal("zJDF+Lrzhj/ThnlvIToysFRq6t4=", SignatureV1.Sign(SignatureV1.StringToSign("GET", all), "testSecret"));
    }

    [Fact]
    public void SignV1_TwoPlainParameters_IsTheSdkTestsSignature() =>
        Assert.Equal("XlUyV4sXjOuX5FnjUz9IF9tm5rU=", SignatureV1.Sign(SignatureV1.StringToSign("GET", Parse("query=test|body=test")), "secret"));

    [Theory]
    [InlineData("GET", null, "FFOHPiDeZzkZIxkfmC5Iv1a3lO8=")]
    [InlineData("POST", null, "HWbmPh8BXOMicY2pzPTXmf0fKCc=")]
    [InlineData("GET", "tok/en+with=chars* ~", "lSlpD4euljaxLPP4PWrsCT3+STI=")]
    public void SignV1_DescribeBackups_IsTheComputedSignature(string method, string? token, string expected)
    {
        var all = new Dictionary<string, string>(ListQuery);
        foreach (var (name, value) in Parse(
            "Action=DescribeBackups|AccessKeyId=testid|Format=JSON|Version=2014-08-15|SignatureMethod=HMAC-SHA1|SignatureVersion=1.0"
            + "|SignatureNonce=00000000-0000-4000-8000-000000000001|Timestamp=2026-01-02T03:04:05Z|Signature=is-left-out"))
        {
            all.Add(name, value);
        }

        if (token is not null)
        {
            all["SecurityToken"] = token;
        }

        Assert.Equal(expected, SignatureV1.Sign(SignatureV1.StringToSign(method, all), "testsecret"));
    }

    [Fact]
    public void SignV3_PublishedCall_IsThePublishedSignature()
    {
        var headers = new Dictionary<string, string>
        {
            ["host"] = "ecs.cn-shanghai.aliyuncs.com",
            ["x-acs-action"] = "RunInstances",
            ["x-acs-content-sha256"] = EmptyPayload,
            ["x-acs-date"] = "2023-10-26T10:22:32Z",
            ["x-acs-signature-nonce"] = "3156853299f313e23d1673dc12e1703d",
            ["x-acs-version"] = "2014-05-26",
        };
        var query = Parse("ImageId=win2019_1809_x64_dtc_zh-cn_40G_alibase_20230811.vhd|RegionId=cn-shanghai");

        var canonical = SignatureV3.CanonicalRequest("POST", "/", query, [.. headers.Keys], name => headers[name], EmptyPayload);

        Assert.Equal("7ea06492da5221eba5297e897ce16e55f964061054b7695beedaac1145b1e259", SignatureV3.Hash(System.Text.Encoding.UTF8.GetBytes(canonical)));
        Assert.Equal("06563a9e1b43f5dfe96b81484da74bceab24a1d853912eee15083a6f0f3283c0", SignatureV3.Sign(canonical, "YourAccessKeySecret"));
    }

    [Theory]
    [InlineData("POST", false, "7e660f496d977c1dee6b406e71ff64eb8d45e75b23b52389d323f91df0293e7a")]
    [InlineData("GET", false, "ce132a1a45ca686634da5167a2de83ddb8cb6e673a77d131a84f90ef8dc7a70d")]
    [InlineData("POST", true, "5f74fbc04a9928b44c2952da61f2aaca003a3bffe7931081acbd80fb1c33cfaf")]
    public void SignV3_DescribeBackups_IsTheComputedSignature(string method, bool withToken, string expected)
    {
        var headers = new SortedDictionary<string, string>(StringComparer.Ordinal)
        {
            ["host"] = "rds.aliyuncs.com",
            ["x-acs-action"] = "DescribeBackups",
            ["x-acs-content-sha256"] = EmptyPayload,
            ["x-acs-date"] = "2026-01-02T03:04:05Z",
            ["x-acs-signature-nonce"] = "00000000-0000-4000-8000-000000000001",
            ["x-acs-version"] = "2014-08-15",
        };
        if (withToken)
        {
            headers["x-acs-accesskey-id"] = "testid";
            headers["x-acs-security-token"] = "tok/en+with=chars* ~";
        }

        var canonical = SignatureV3.CanonicalRequest(method, "/", ListQuery, [.. headers.Keys], name => headers[name], EmptyPayload);

        Assert.Equal(expected, SignatureV3.Sign(canonical, "testsecret"));
    }

    private static List<KeyValuePair<string, string>> Parse(string text) =>
        [.. text.Split('|').Select(pair => pair.Split('=', 2)).Select(pair => KeyValuePair.Create(pair[0], pair[1]))];
}
