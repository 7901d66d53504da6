using System.Security.Cryptography;
using System.Text;
using AliRds.Backups.Client.Credentials;
using AliRds.Backups.Client.Rpc.Signing;
using NodaTime.Text;

namespace AliRds.Backups.Client.Tests.Rpc.Signing;

/// <summary>The published vectors of signature version 1, and vectors for this operation.</summary>
public sealed class V1SignerTests
{
    private static readonly RpcEndpoint Endpoint = new(new Uri("https://rds.aliyuncs.com"));

    public static TheoryData<string, string, string, string, string, string, string, string[]> OfficialVectors => new()
    {
        { "DescribeRegions", "2014-05-26", "XML", "testid", "testsecret", "3ee8c1b8-83d3-44af-a94f-4e0ad82fd6cf/2016-02-23T12:46:24Z", "OLeaidS1JvxuMvnyHOwuJ+uX5qY=", [] },
        { "CreateUser", "2015-05-01", "JSON", "testid", "testsecret", "6a6e0ca6-4557-11e5-86a2-b8e8563dc8d2/2015-08-18T03:15:45Z", "kRA2cnpJVacIhDMzXnoNZG9tDCI=", ["UserName=test"] },
        { "CreateUser", "2019-08-15", "JSON", "testid", "testsecret", "3f6b4e80-56f7-11eb-a256-a9f756ea7e85/2021-01-15T06:02:28Z", "02heLegtw4+BFamznl1Ltj+vJ4A=", ["UserPrincipalName=test@example.onaliyun.com", "DisplayName=test"] },
        { "AssumeRole", "2015-04-01", "JSON", "testid", "testsecret", "571f8fb8-506e-11e5-8e12-b8e8563dc8d2/2015-09-01T05:57:34Z", "gNI7b0AyKZHxDgjBGPDgJ1Ce3L4=", ["RoleArn=acs:ram::1234567890123:role/firstrole", "RoleSessionName=client"] },
        { "SendSms", "2017-05-25", "XML", "testId", "testSecret", "45e25e9b-0a6f-4070-8c85-2956eda1b466/2017-07-12T02:42:19Z", "zJDF+Lrzhj/ThnlvIToysFRq6t4=", ["OutId=123", "PhoneNumbers=15300000001", "RegionId=cn-hangzhou", "SignName=阿里云短信测试专用", "TemplateCode=SMS_71390007", "TemplateParam={\"customer\":\"test\"}"] },
        { "DescribeDedicatedHosts", "2014-05-26", "JSON", "testid", "testsecret", "edb2b34af0af9a6d14deaf7c1a5315eb/2023-03-13T08:34:30Z", "9NaGiOspFP5UPcwX8Iwt2YJXXuk=", ["RegionId=cn-beijing"] },
    };

    [Theory]
    [MemberData(nameof(OfficialVectors))]
    public void Sign_OfficialVector_GivesThePublishedSignature(
        string action, string version, string format, string keyId, string secret, string moment, string signature, string[] parameters)
    {
        var request = new RpcRequest
        {
            Endpoint = Endpoint,
            Action = action,
            Version = version,
            Format = format == "XML" ? RdsResponseFormat.Xml : RdsResponseFormat.Json,
            Method = HttpMethod.Get,
            Parameters = [.. parameters.Select(Parse)],
        };
        var parts = moment.Split('/');

        var signed = new V1Signer().Sign(
            request, new RdsCredentials(keyId, secret), new SigningMoment(InstantPattern.General.Parse(parts[1]).Value, parts[0]));

        Assert.Equal(signature, SigningVectors.SignatureOf(signed.Address));
    }

    [Theory]
    [InlineData("GET", null, "FFOHPiDeZzkZIxkfmC5Iv1a3lO8=")]
    [InlineData("POST", null, "HWbmPh8BXOMicY2pzPTXmf0fKCc=")]
    [InlineData("GET", SigningVectors.Token, "lSlpD4euljaxLPP4PWrsCT3+STI=")]
    public void Sign_DescribeBackups_GivesTheComputedSignature(string method, string? token, string signature)
    {
        var request = SigningVectors.DescribeBackups(Endpoint) with { Method = new HttpMethod(method) };

        var signed = new V1Signer().Sign(request, SigningVectors.Credentials(token), SigningVectors.Moment);

        Assert.Equal(signature, SigningVectors.SignatureOf(signed.Address));
        Assert.Empty(signed.Headers.ToArray());
    }

    [Fact]
    public void Canonicalize_DescribeRegions_GivesThePublishedStringToSign()
    {
        var request = new RpcRequest
        {
            Endpoint = Endpoint,
            Action = "DescribeRegions",
            Version = "2014-05-26",
            Format = RdsResponseFormat.Xml,
            Method = HttpMethod.Get,
            Parameters = [],
        };
        var moment = new SigningMoment(InstantPattern.General.Parse("2016-02-23T12:46:24Z").Value, "3ee8c1b8-83d3-44af-a94f-4e0ad82fd6cf");

        var text = new V1Signer().Canonicalize(request, new RdsCredentials("testid", "testsecret"), moment);

        Assert.Equal(
            "GET&%2F&AccessKeyId%3Dtestid%26Action%3DDescribeRegions%26Format%3DXML%26SignatureMethod%3DHMAC-SHA1%26SignatureNonce%3D3ee8c1b8-83d3-44af-a94f-4e0ad82fd6cf%26SignatureVersion%3D1.0%26Timestamp%3D2016-02-23T12%253A46%253A24Z%26Version%3D2014-05-26",
            text);
    }

    [Fact]
    public void StringToSign_UnitTestVectorOfTheVendor_GivesTheExpectedSignature()
    {
        var text = V1Signer.StringToSign(HttpMethod.Get, [new("query", "test"), new("body", "test")]);

        Assert.Equal("XlUyV4sXjOuX5FnjUz9IF9tm5rU=", Convert.ToBase64String(HMACSHA1.HashData("secret&"u8, Encoding.UTF8.GetBytes(text))));
    }

    private static RpcParameter Parse(string pair)
    {
        var separator = pair.IndexOf('=', StringComparison.Ordinal);
        return new RpcParameter(pair[..separator], pair[(separator + 1)..]);
    }
}
