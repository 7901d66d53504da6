using AliRds.Backups.Client.Credentials;
using AliRds.Backups.Client.HostileTests.Credentials;
using AliRds.Backups.Client.HostileTests.Support;

namespace AliRds.Backups.Client.HostileTests.Secrets;

/// <summary>A service that says back what it was sent: the token, a signature, a signed link. None of it is passed on.</summary>
public sealed class EchoTests
{
    private const string Token = "CAIS/t0ken+that/nobody==";
    private const string Signature = "S1gn4tur3ThatOpensAll";

    private static readonly string Once = Uri.EscapeDataString(Token);
    private static readonly string Link =
        $"https://bucket.oss.example/b.xb?OSSAccessKeyId=id&Expires=1&Signature={Signature}&security-token={Once}";

    public static TheoryData<string> Echoes =>
    [
        $"The token {Token} is not known.",
        $"The token {Once} is not known.",
        $"GET&%2F&SecurityToken%3D{Uri.EscapeDataString(Once)}%26Signature%3D{Signature}",
        $"Open {Link} instead.",
        $"Signature={Signature}",
        $"your signature is Signature: {Signature}, ours differs",
        $"""the headers were 'Authorization: ACS3-HMAC-SHA256 Credential=id,SignedHeaders=host,Signature={Signature}'""",
        $"x-oss-signature={Signature}&x-oss-security-token={Once}",
        $"key {HostileClient.Secret} is wrong",
    ];

    [Theory]
    [MemberData(nameof(Echoes))]
    public async Task DescribeBackups_OfAServiceThatEchoesInAnyMember_PassesNothingOn(string echo)
    {
        var text = System.Text.Json.JsonEncodedText.Encode(echo);
        await ExpectNothingAsync(RawReply.Json($$$"""
            {"Code":"Forbidden.RAM","Message":"{{{text}}}","RequestId":"{{{text}}}","HostId":"{{{text}}}","Recommend":"{{{text}}}",
            "AccessDeniedDetail":{"AuthAction":"{{{text}}}","{{{text}}}":"x"}}
            """, 403));
        await ExpectNothingAsync(RawReply.Json($$$"""{"Code":"{{{text}}}","Message":"x"}""", 400));
        await ExpectNothingAsync(RawReply.Json($$$"""{"Code":"SignatureDoesNotMatch","Message":"{{{text}}}"}""", 400));
    }

    [Theory]
    [MemberData(nameof(Echoes))]
    public async Task DescribeBackups_OfAServiceThatEchoesInXmlAndHeaders_PassesNothingOn(string echo)
    {
        var text = System.Security.SecurityElement.Escape(echo);
        await ExpectNothingAsync(RawReply.Xml($"<Error><Code>Bad.{text}</Code><Message>{text}</Message><RequestId>{text}</RequestId></Error>", 400));
        await ExpectNothingAsync(RawReply.Json("no json", 400) with { Headers = [$"x-acs-request-id: {echo}"] });
        await ExpectNothingAsync(RawReply.Json($$"""{"{{echo.Replace("\"", "")}}":""", 200));
    }

    [Fact]
    public async Task DescribeBackups_OfARedirectToASignedLink_NamesItsHostOnly()
    {
        await ExpectNothingAsync(new RawReply { Status = 302, Headers = [$"Location: {Link}"] });
    }

    [Fact]
    public async Task DescribeBackups_OfAServiceWithAnOrdinaryMessage_PassesItOnWhole()
    {
        const string Message = "The specified DBInstanceId rm-1?x is not found: see https://help.example/errors#a, Signature version 1.0.";
        var failure = await CallAsync(RawReply.Json($$"""{"Code":"InvalidDBInstanceId.NotFound","Message":"{{Message}}","RequestId":"R-1"}""", 404), new Witness());

        Assert.Contains(Message, failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Echoes))]
    public async Task GetCredentials_OfAnStsThatEchoes_PassesNothingOn(string echo)
    {
        var text = System.Text.Json.JsonEncodedText.Encode(echo);
        foreach (var body in new[]
        {
            $$"""{"Code":"NoPermission","Message":"{{text}}","RequestId":"{{text}}"}""",
            $$"""{"Code":"{{text}}","Message":"x","RequestId":"r"}""",
        })
        {
            await using var server = RawServer.Script(RawReply.Json(body, 403));
            using var http = new HttpClient(new SocketsHttpHandler { UseProxy = false });
            using var witness = new Witness();
            var role = new RdsCredentialsProviderFactory(http, loggerFactory: witness.Loggers).AssumeRole(
                new StaticCredentialsProvider("id", HostileClient.Secret, Token), new() { RoleArn = "acs:ram::1:role/r" }, new() { Endpoint = server.Endpoint });

            witness.Hear(await Assert.ThrowsAsync<RdsCredentialsUnavailableException>(
                async () => await role.GetCredentialsAsync(TestContext.Current.CancellationToken)));

            witness.Deny(Token, Signature, HostileClient.Secret);
        }
    }

    [Theory]
    [InlineData("Message")]
    [InlineData("Code")]
    [InlineData("RequestId")]
    public async Task GetCredentials_OfAnStsThatEchoesTheTokenOfAnUnsignedCall_PassesNothingOn(string member)
    {
        using var folder = new SourceFolder();
        using var http = new HttpClient(new SocketsHttpHandler { UseProxy = false });
        using var witness = new Witness();
        var members = new Dictionary<string, string> { ["Code"] = "Bad", ["Message"] = "no", ["RequestId"] = "r", [member] = $"the token {Token} and {Once}" };
        await using var server = RawServer.Script(RawReply.Json(System.Text.Json.JsonSerializer.Serialize(members), 400));
        var role = new RdsCredentialsProviderFactory(http, loggerFactory: witness.Loggers).Create(new()
        {
            Source = RdsCredentialsSource.Oidc,
            Oidc = { RoleArn = "acs:ram::1:role/r", ProviderArn = "p", TokenFile = folder.Write("token", Token) },
            Sts = { Endpoint = server.Endpoint },
        });

        witness.Hear(await Assert.ThrowsAsync<RdsCredentialsUnavailableException>(
            async () => await role.GetCredentialsAsync(TestContext.Current.CancellationToken)));

        witness.Deny(Token);
    }

    [Theory]
    [MemberData(nameof(Echoes))]
    public async Task GetCredentials_OfAnAddressThatEchoes_PassesNothingOn(string echo)
    {
        var text = System.Text.Json.JsonEncodedText.Encode(echo);
        await using var server = RawServer.Script(RawReply.Json($$"""{"Code":"{{text}}","AccessKeyId":"{{text}}"}"""));
        using var witness = new Witness();
        using var http = new HttpClient(new SocketsHttpHandler { UseProxy = false });
        var provider = new RdsCredentialsProviderFactory(http, loggerFactory: witness.Loggers).Create(
            new() { Source = RdsCredentialsSource.Uri, Uri = { Address = new Uri(server.Endpoint, $"/{Once}?Signature={Signature}") } });

        witness.Hear(await Assert.ThrowsAsync<RdsCredentialsUnavailableException>(
            async () => await provider.GetCredentialsAsync(TestContext.Current.CancellationToken)));

        witness.Deny(Token, Signature, HostileClient.Secret);
    }

    private static async Task ExpectNothingAsync(RawReply reply)
    {
        using var witness = new Witness();
        witness.Hear(await CallAsync(reply, witness));
        witness.Deny(Token, Signature, HostileClient.Secret);
    }

    private static async Task<RdsBackupsException> CallAsync(RawReply reply, Witness witness)
    {
        await using var server = RawServer.Script(reply);
        using var http = new HttpClient(new SocketsHttpHandler { UseProxy = false, AllowAutoRedirect = false }) { Timeout = Timeout.InfiniteTimeSpan };
        var options = HostileClient.Options(server, options =>
        {
            options.Credentials!.SecurityToken = Token;
            options.Retry.MaxRetries = 1;
        });
        using var client = new RdsBackupsClient(options, http, loggerFactory: witness.Loggers);
        return await Assert.ThrowsAnyAsync<RdsBackupsException>(() => client.DescribeBackupsAsync(
            DescribeBackupsRequest.For(HandMade.Instance).Build(), TestContext.Current.CancellationToken));
    }
}
