using System.Security.Cryptography;
using System.Text;
using AliRds.Backups.Client.Credentials;
using AliRds.Backups.Client.Rpc.Signing;
using NodaTime;

namespace AliRds.Backups.Client.Tests.Rpc.Signing;

/// <summary>The published vector of <c>ACS3-HMAC-SHA256</c>, and vectors for this operation.</summary>
public sealed class V3SignerTests
{
    private static readonly RpcEndpoint Endpoint = new(new Uri("https://rds.aliyuncs.com"));

    [Theory]
    [InlineData("POST", null, "4fd7b8faa7f8e064d3b1a978152e50aecbb261804245cb8795b21ce82f4a2114", "7e660f496d977c1dee6b406e71ff64eb8d45e75b23b52389d323f91df0293e7a")]
    [InlineData("GET", null, "5184d0f792ef260bae17015f3830281e2e5eb3c754907b9b88758640e645dd5d", "ce132a1a45ca686634da5167a2de83ddb8cb6e673a77d131a84f90ef8dc7a70d")]
    [InlineData("POST", SigningVectors.Token, "f511f2459031fba95905a564d7b747b8dbc2d9d479fee6df689d6adce5f6f019", "5f74fbc04a9928b44c2952da61f2aaca003a3bffe7931081acbd80fb1c33cfaf")]
    public void Sign_DescribeBackups_GivesTheComputedSignature(string method, string? token, string canonicalHash, string signature)
    {
        var request = SigningVectors.DescribeBackups(Endpoint) with { Method = new HttpMethod(method) };

        var signed = new V3Signer().Sign(request, SigningVectors.Credentials(token), SigningVectors.Moment);
        var canonical = new V3Signer().Canonicalize(request, SigningVectors.Credentials(token), SigningVectors.Moment);

        Assert.Equal(canonicalHash, Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(canonical))), ignoreCase: true);
        Assert.EndsWith($",Signature={signature}", Header(signed, "Authorization"), StringComparison.Ordinal);
        Assert.Equal(
            "https://rds.aliyuncs.com/?DBInstanceId=rm-example0001&EndTime=2026-01-02T00%3A00Z&PageNumber=1&PageSize=30&StartTime=2026-01-01T00%3A00Z",
            signed.Address.OriginalString);
    }

    [Fact]
    public void Sign_WithoutToken_WritesTheAuthorizationHeaderAsDocumented()
    {
        var signed = new V3Signer().Sign(SigningVectors.DescribeBackups(Endpoint), SigningVectors.Credentials(null), SigningVectors.Moment);

        Assert.Equal(
            "ACS3-HMAC-SHA256 Credential=testid,SignedHeaders=host;x-acs-action;x-acs-content-sha256;x-acs-date;x-acs-signature-nonce;x-acs-version,Signature=7e660f496d977c1dee6b406e71ff64eb8d45e75b23b52389d323f91df0293e7a",
            Header(signed, "Authorization"));
    }

    [Fact]
    public void Sign_OfficialVector_GivesThePublishedSignature()
    {
        var request = new RpcRequest
        {
            Endpoint = new RpcEndpoint(new Uri("https://ecs.cn-shanghai.aliyuncs.com")),
            Action = "RunInstances",
            Version = "2014-05-26",
            Parameters =
            [
                new("RegionId", "cn-shanghai"),
                new("ImageId", "win2019_1809_x64_dtc_zh-cn_40G_alibase_20230811.vhd"),
            ],
        };
        var moment = new SigningMoment(Instant.FromUtc(2023, 10, 26, 10, 22, 32), "3156853299f313e23d1673dc12e1703d");

        var signed = new V3Signer().Sign(request, new RdsCredentials("YourAccessKeyId", "YourAccessKeySecret"), moment);

        Assert.EndsWith(
            ",Signature=06563a9e1b43f5dfe96b81484da74bceab24a1d853912eee15083a6f0f3283c0",
            Header(signed, "Authorization"),
            StringComparison.Ordinal);
    }

    [Fact]
    public void Sign_EndpointWithAPort_SignsTheHostWithThePort()
    {
        var endpoint = new RpcEndpoint(new Uri("http://127.0.0.1:8080"));

        var canonical = new V3Signer().Canonicalize(SigningVectors.DescribeBackups(endpoint), SigningVectors.Credentials(null), SigningVectors.Moment);

        Assert.Contains("\nhost:127.0.0.1:8080\n", canonical, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(RdsResponseFormat.Json, "application/json")]
    [InlineData(RdsResponseFormat.Xml, "application/xml")]
    public void Sign_Format_IsAskedForByTheAcceptHeader(RdsResponseFormat format, string accept)
    {
        var request = SigningVectors.DescribeBackups(Endpoint) with { Format = format };

        var signed = new V3Signer().Sign(request, SigningVectors.Credentials(null), SigningVectors.Moment);

        Assert.Equal(accept, Header(signed, "Accept"));
    }

    private static string Header(SignedRequest signed, string name) => signed.Headers.ToArray().Single(header => header.Key == name).Value;
}
