using System.Text.Json;
using System.Xml.Linq;
using AliRds.Backups.Client.Emulator;
using AliRds.Backups.Client.IntegrationTests.Emulator.Support;
using NodaTime;

namespace AliRds.Backups.Client.IntegrationTests.Emulator;

public sealed class StsTests
{
    public static TheoryData<string, string?, int, string> BadParameters => new()
    {
        { "RoleArn", null, 400, "MissingRoleArn" },
        { "RoleArn", "acs:ram::1:user/me", 400, "InvalidParameter.RoleArn" },
        { "RoleArn", "acs:ram::1234567890123456:role/nobody", 404, "EntityNotExist.Role" },
        { "RoleSessionName", null, 400, "MissingRoleSessionName" },
        { "RoleSessionName", "x", 400, "InvalidParameter.RoleSessionName" },
        { "RoleSessionName", "with blank", 400, "InvalidParameter.RoleSessionName" },
        { "RoleSessionName", new string('n', 65), 400, "InvalidParameter.RoleSessionName" },
        { "DurationSeconds", "899", 400, "InvalidParameter.DurationSeconds" },
        { "DurationSeconds", "3601", 400, "InvalidParameter.DurationSeconds" },
        { "DurationSeconds", "an hour", 400, "InvalidParameter.DurationSeconds" },
        { "Policy", "no json", 400, "InvalidParameter.PolicyGrammar" },
        { "Policy", new string('p', 2049), 400, "InvalidParameter.PolicySize" },
        { "ExternalId", "x", 400, "InvalidParameter" },
    };

    [Theory]
    [InlineData("V1 GET")]
    [InlineData("V1 POST")]
    [InlineData("V1 POST with parameters in the body")]
    [InlineData("V1 POST with everything in the body")]
    [InlineData("V3")]
    public async Task AssumeRole_SignedInEachForm_GivesAKeyThatListsBackups(string form)
    {
        await using var fixture = await EmulatorFixture.StartAsync();
        var call = AssumeRole(fixture);

        var response = await AnswerAsync(fixture, form switch
        {
            "V1 GET" => (call with { Method = "GET" }).ToV1(),
            "V1 POST" => call.ToV1(),
            "V1 POST with parameters in the body" => call.ToSplitV1(),
            "V1 POST with everything in the body" => call.ToV1(formBody: true),
            _ => call.ToV3(),
        });

        var user = response.GetProperty("AssumedRoleUser");
        Assert.Equal($"{EmulatorSts.DefaultRoleArn}/session-1", user.GetProperty("Arn").GetString());
        Assert.Equal("2026-01-02T04:04:05Z", response.GetProperty("Credentials").GetProperty("Expiration").GetString());
        await fixture.GetPageAsync(SignedWith(fixture.Call, response));
    }

    [Fact]
    public async Task AssumeRole_Key_IsRefusedAfterItsEnd()
    {
        await using var fixture = await EmulatorFixture.StartAsync();
        var response = await AnswerAsync(fixture, AssumeRole(fixture).With("DurationSeconds", "900").ToV1());

        fixture.Clock.Advance(TimeSpan.FromSeconds(900));

        Assert.Equal((400, "InvalidSecurityToken.Expired"), await fixture.GetRefusalAsync(SignedWith(fixture.Call, response).ToV3()));
    }

    [Fact]
    public async Task AssumeRole_SignedWithASessionsKey_ChainsRoles()
    {
        await using var fixture = await EmulatorFixture.StartAsync();
        var first = await AnswerAsync(fixture, AssumeRole(fixture).ToV1());

        var second = await AnswerAsync(fixture, SignedWith(AssumeRole(fixture), first).ToSplitV1());

        Assert.NotEqual(Field(first, "AccessKeyId"), Field(second, "AccessKeyId"));
        await fixture.GetPageAsync(SignedWith(fixture.Call, second));
    }

    [Fact]
    public async Task AssumeRole_AskedForXml_AnswersXml()
    {
        await using var fixture = await EmulatorFixture.StartAsync();

        var (_, body) = await fixture.SendAsync((AssumeRole(fixture) with { Format = "XML" }).ToV1());

        var root = XDocument.Parse(body).Root!;
        Assert.Equal("AssumeRoleResponse", root.Name.LocalName);
        Assert.StartsWith("STS.", root.Element("Credentials")!.Element("AccessKeyId")!.Value, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(BadParameters))]
    public async Task AssumeRole_BadParameter_IsRefusedWithItsCode(string name, string? value, int status, string code)
    {
        await using var fixture = await EmulatorFixture.StartAsync();
        var call = AssumeRole(fixture);
        var parameters = new Dictionary<string, string>(call.Parameters);
        parameters.Remove(name);
        if (value is not null)
        {
            parameters.Add(name, value);
        }

        var refusal = await fixture.GetRefusalAsync((call with { Parameters = parameters }).ToSplitV1());

        Assert.Equal((status, code), refusal);
    }

    [Fact]
    public async Task AssumeRole_WrongSecret_IsRefused()
    {
        await using var fixture = await EmulatorFixture.StartAsync();

        var refusal = await fixture.GetRefusalAsync((AssumeRole(fixture) with { Secret = "wrong" }).ToSplitV1());

        Assert.Equal((400, "SignatureDoesNotMatch"), refusal);
    }

    [Fact]
    public async Task AssumeRole_DeniedKey_HasNoPermission()
    {
        await using var fixture = await EmulatorFixture.StartAsync();
        fixture.Emulator.AccessKeys.Deny(fixture.Emulator.AccessKeyId);

        Assert.Equal((403, "NoPermission"), await fixture.GetRefusalAsync(AssumeRole(fixture).ToV1()));
    }

    [Theory]
    [InlineData("partner-7", 200)]
    [InlineData("partner-8", 403)]
    [InlineData(null, 403)]
    public async Task AssumeRole_RoleWithExternalId_WantsExactlyThat(string? externalId, int status)
    {
        await using var fixture = await EmulatorFixture.StartAsync();
        const string Arn = "acs:ram::1234567890123456:role/partner";
        fixture.Emulator.Sts.AddRole(new EmulatorRole(Arn) { ExternalId = "partner-7", MaxSessionDuration = Duration.FromHours(2) });
        var call = AssumeRole(fixture).With("RoleArn", Arn).With("DurationSeconds", "7200");

        var (actual, body) = await fixture.SendAsync((externalId is null ? call : call.With("ExternalId", externalId)).ToV1());

        Assert.True((int)actual == status, body);
    }

    [Fact]
    public async Task AssumeRole_VersionOfAnotherProduct_IsRefused()
    {
        await using var fixture = await EmulatorFixture.StartAsync();

        Assert.Equal((400, "InvalidVersion"), await fixture.GetRefusalAsync((AssumeRole(fixture) with { Version = "2014-08-15" }).ToV1()));
    }

    [Fact]
    public async Task AssumeRoleWithOidc_AcceptedToken_GivesAKeyThatListsBackups()
    {
        await using var fixture = await EmulatorFixture.StartAsync();

        var response = await AnswerAsync(fixture, WithOidc(fixture, EmulatorSts.DefaultOidcToken).ToUnsigned());

        await fixture.GetPageAsync(SignedWith(fixture.Call, response));
        Assert.True(response.TryGetProperty("OIDCTokenInfo", out _));
        var entry = fixture.Emulator.Journal.Entries[0];
        Assert.Equal((EmulatorSignatureVerdict.NotNeeded, "AssumeRoleWithOIDC"), (entry.SignatureVerdict, entry.Action));
    }

    [Fact]
    public async Task AssumeRoleWithOidc_ExpiredToken_IsRefused()
    {
        await using var fixture = await EmulatorFixture.StartAsync();
        fixture.Emulator.Sts.AcceptOidcToken("token-1", Duration.FromMinutes(10));
        fixture.Clock.Advance(TimeSpan.FromMinutes(10));

        var refusal = await fixture.GetRefusalAsync(WithOidc(fixture, "token-1").ToUnsigned());

        Assert.Equal((400, "AuthenticationFail.OIDCToken.Expired"), refusal);
    }

    [Theory]
    [InlineData("OIDCToken", "never issued", 400, "AuthenticationFail.OIDCToken.Invalid")]
    [InlineData("OIDCToken", "", 400, "MissingOIDCToken")]
    [InlineData("OIDCProviderArn", "acs:ram::1:oidc-provider/other", 404, "EntityNotExist.OIDCProvider")]
    [InlineData("RoleArn", "acs:ram::1:role/other", 404, "EntityNotExist.Role")]
    public async Task AssumeRoleWithOidc_BadParameter_IsRefusedWithItsCode(string name, string value, int status, string code)
    {
        await using var fixture = await EmulatorFixture.StartAsync();

        var refusal = await fixture.GetRefusalAsync(WithOidc(fixture, EmulatorSts.DefaultOidcToken).With(name, value).ToUnsigned());

        Assert.Equal((status, code), refusal);
    }

    [Fact]
    public async Task Journal_OfSts_HoldsNeitherTokenNorSecret()
    {
        await using var fixture = await EmulatorFixture.StartAsync();
        var session = await AnswerAsync(fixture, WithOidc(fixture, EmulatorSts.DefaultOidcToken).ToUnsigned());
        await AnswerAsync(fixture, SignedWith(AssumeRole(fixture), session).ToSplitV1());

        var everything = string.Join(
            '\n', fixture.Emulator.Journal.Entries.Select(entry => $"{entry} {string.Join(' ', entry.Parameters)} {string.Join(' ', entry.Headers)}"));

        Assert.Contains("session-1", everything, StringComparison.Ordinal);
        Assert.DoesNotContain(EmulatorSts.DefaultOidcToken, everything, StringComparison.Ordinal);
        Assert.DoesNotContain(Field(session, "SecurityToken"), everything, StringComparison.Ordinal);
        Assert.DoesNotContain(Field(session, "AccessKeySecret"), everything, StringComparison.Ordinal);
    }

    private static EmulatorCall Sts(EmulatorFixture fixture, string action) =>
        new EmulatorCall { Endpoint = fixture.Emulator.Endpoint, Action = action, Version = "2015-04-01" }
            .With("RoleArn", EmulatorSts.DefaultRoleArn)
            .With("RoleSessionName", "session-1");

    [Fact]
    public async Task AssumeRole_UnknownParameter_IsRefusedWhenStrict()
    {
        await using var strict = await EmulatorFixture.StartAsync(
            configure: options => options with { Leniency = new EmulatorLeniency { RefuseUnknownParameters = true } });
        await AnswerAsync(strict, AssumeRole(strict).ToV1());

        Assert.Equal(
            (400, "UnsupportedParameter"), await strict.GetRefusalAsync(AssumeRole(strict).With("SourceIp", "10.0.0.1").ToV1()));
    }

    private static EmulatorCall AssumeRole(EmulatorFixture fixture) => Sts(fixture, "AssumeRole");

    private static EmulatorCall WithOidc(EmulatorFixture fixture, string token) => Sts(fixture, "AssumeRoleWithOIDC")
        .With("OIDCProviderArn", EmulatorSts.DefaultOidcProviderArn)
        .With("OIDCToken", token);

    private static EmulatorCall SignedWith(EmulatorCall call, JsonElement response) => call with
    {
        KeyId = Field(response, "AccessKeyId"),
        Secret = Field(response, "AccessKeySecret"),
        Token = Field(response, "SecurityToken"),
    };

    private static string Field(JsonElement response, string name) => response.GetProperty("Credentials").GetProperty(name).GetString()!;

    private static async Task<JsonElement> AnswerAsync(EmulatorFixture fixture, HttpRequestMessage request)
    {
        var (status, body) = await fixture.SendAsync(request);
        Assert.True((int)status == 200, body);
        return JsonElement.Parse(body);
    }
}
