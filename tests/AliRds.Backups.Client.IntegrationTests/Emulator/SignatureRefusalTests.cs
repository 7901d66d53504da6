using System.Net;
using System.Text.Json;
using AliRds.Backups.Client.Emulator;
using AliRds.Backups.Client.IntegrationTests.Emulator.Support;
using NodaTime;

namespace AliRds.Backups.Client.IntegrationTests.Emulator;

public sealed class SignatureRefusalTests
{
    public enum Signer
    {
        V1,
        V3,
    }

    [Theory]
    [InlineData(Signer.V1)]
    [InlineData(Signer.V3)]
    public async Task Call_WrongSecret_IsRefusedWithTheServersText(Signer signer)
    {
        await using var fixture = await EmulatorFixture.StartAsync();

        var (status, body) = await fixture.SendAsync(Sign(fixture.Call with { Secret = "wrong" }, signer));

        var message = JsonElement.Parse(body).GetProperty("Message").GetString()!;
        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.StartsWith("Specified signature is not matched with our calculation. server string to sign is:", message, StringComparison.Ordinal);
        Assert.Contains(signer == Signer.V1 ? "POST&%2F&AccessKeyId" : "POST\n/\nDBInstanceId=rm-test0001\nhost:127.0.0.1:", message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Signer.V1, 901, "InvalidTimeStamp.Expired")]
    [InlineData(Signer.V1, -901, "InvalidTimeStamp.Expired")]
    [InlineData(Signer.V3, 901, "InvalidTimeStamp.Expired")]
    [InlineData(Signer.V3, -901, "InvalidTimeStamp.Expired")]
    public async Task Call_ClockTooFarOff_IsRefused(Signer signer, int seconds, string code)
    {
        await using var fixture = await EmulatorFixture.StartAsync();
        var call = fixture.Call with { Timestamp = Stamp(EmulatorFixture.Start.Plus(Duration.FromSeconds(seconds))) };

        Assert.Equal((400, code), await fixture.GetRefusalAsync(Sign(call, signer)));
    }

    [Theory]
    [InlineData(Signer.V1, 900)]
    [InlineData(Signer.V3, -900)]
    public async Task Call_ClockJustInsideTheWindow_IsAnswered(Signer signer, int seconds)
    {
        await using var fixture = await EmulatorFixture.StartAsync();
        var call = fixture.Call with { Timestamp = Stamp(EmulatorFixture.Start.Plus(Duration.FromSeconds(seconds))) };

        var (status, _) = await fixture.SendAsync(Sign(call, signer));

        Assert.Equal(HttpStatusCode.OK, status);
    }

    [Theory]
    [InlineData(Signer.V1)]
    [InlineData(Signer.V3)]
    public async Task Call_ReplayedNonce_IsRefusedUntilTheWindowIsOver(Signer signer)
    {
        await using var fixture = await EmulatorFixture.StartAsync();
        var call = fixture.Call with { Nonce = "again" };
        await fixture.SendAsync(Sign(call, signer));

        Assert.Equal((400, "SignatureNonceUsed"), await fixture.GetRefusalAsync(Sign(call, signer)));

        fixture.Clock.Advance(TimeSpan.FromMinutes(15) + TimeSpan.FromSeconds(1));
        var (status, _) = await fixture.SendAsync(Sign(call with { Timestamp = Stamp(EmulatorFixture.Start.Plus(Duration.FromSeconds(901))) }, signer));
        Assert.Equal(HttpStatusCode.OK, status);
    }

    [Fact]
    public async Task Call_SameNonceOfAnotherKey_IsAnswered()
    {
        await using var fixture = await EmulatorFixture.StartAsync();
        fixture.Emulator.AccessKeys.Add("other", "other-secret");
        await fixture.GetPageAsync(fixture.Call with { Nonce = "shared" });

        await fixture.GetPageAsync(fixture.Call with { Nonce = "shared", KeyId = "other", Secret = "other-secret" });
    }

    [Theory]
    [InlineData(Signer.V1, "not-a-time", "InvalidTimeStamp.Format")]
    [InlineData(Signer.V3, "2026-01-02T03:04Z", "InvalidTimeStamp.Format")]
    [InlineData(Signer.V1, "", "IllegalTimestamp")]
    [InlineData(Signer.V3, "", "IllegalTimestamp")]
    public async Task Call_UnreadableTime_IsRefused(Signer signer, string timestamp, string code)
    {
        await using var fixture = await EmulatorFixture.StartAsync();

        Assert.Equal((400, code), await fixture.GetRefusalAsync(Sign(fixture.Call with { Timestamp = timestamp }, signer)));
    }

    [Theory]
    [InlineData(Signer.V1)]
    [InlineData(Signer.V3)]
    public async Task Call_UnknownKey_IsRefused(Signer signer)
    {
        await using var fixture = await EmulatorFixture.StartAsync();

        Assert.Equal((404, "InvalidAccessKeyId.NotFound"), await fixture.GetRefusalAsync(Sign(fixture.Call with { KeyId = "nobody" }, signer)));
    }

    [Fact]
    public async Task Call_InactiveKey_IsRefused()
    {
        await using var fixture = await EmulatorFixture.StartAsync();
        fixture.Emulator.AccessKeys.Disable(fixture.Emulator.AccessKeyId);

        Assert.Equal((400, "InvalidAccessKeyId.Inactive"), await fixture.GetRefusalAsync(fixture.Call.ToV3()));
    }

    [Theory]
    [InlineData("AccessKeyId", "MissingAccessKeyId")]
    [InlineData("SignatureMethod", "MissingSignatureMethod")]
    [InlineData("SignatureVersion", "MissingSignatureVersion")]
    [InlineData("SignatureNonce", "MissingSignatureNonce")]
    [InlineData("Signature", "IncompleteSignature")]
    public async Task CallV1_PartMissing_IsRefused(string part, string code)
    {
        await using var fixture = await EmulatorFixture.StartAsync();
        using var signed = fixture.Call.ToV1();
        var query = signed.RequestUri!.Query[1..].Split('&').Where(pair => !pair.StartsWith(part + "=", StringComparison.Ordinal));

        Assert.Equal((400, code), await fixture.GetRefusalAsync(new(HttpMethod.Post, new Uri($"{fixture.Emulator.Endpoint}?{string.Join('&', query)}"))));
    }

    [Theory]
    [InlineData("Bearer x", "IncompleteSignature")]
    [InlineData("ACS3-HMAC-SHA256 Credential=rds-backups-emulator", "IncompleteSignature")]
    [InlineData("ACS3-HMAC-SHA256 Credential=rds-backups-emulator,SignedHeaders=host,Signature=00", "IncompleteSignature")]
    public async Task CallV3_MalformedAuthorization_IsRefused(string authorization, string code)
    {
        await using var fixture = await EmulatorFixture.StartAsync();
        var request = fixture.Call.ToV3();
        request.Headers.Remove("Authorization");
        request.Headers.TryAddWithoutValidation("Authorization", authorization);

        Assert.Equal((400, code), await fixture.GetRefusalAsync(request));
    }

    [Fact]
    public async Task CallV3_HeaderAddedAfterSigning_IsRefused()
    {
        await using var fixture = await EmulatorFixture.StartAsync();
        var request = fixture.Call.ToV3();
        request.Headers.TryAddWithoutValidation("x-acs-extra", "1");

        Assert.Equal((400, "IncompleteSignature"), await fixture.GetRefusalAsync(request));
    }

    [Fact]
    public async Task CallV3_BodyAddedAfterSigning_IsRefused()
    {
        await using var fixture = await EmulatorFixture.StartAsync();
        var request = fixture.Call.ToV3();
        request.Content = new ByteArrayContent([1]);

        Assert.Equal((400, "SignatureDoesNotMatch"), await fixture.GetRefusalAsync(request));
    }

    [Fact]
    public async Task CallV1_EveryByteOfTheQueryChanged_IsRefused()
    {
        await using var fixture = await EmulatorFixture.StartAsync();
        using var signed = fixture.Call.ToV1();
        var query = signed.RequestUri!.Query;

        for (var index = 1; index < query.Length; index++)
        {
            var mutated = query[..index] + (query[index] == 'x' ? 'y' : 'x') + query[(index + 1)..];
            var (status, _) = await fixture.SendAsync(new(HttpMethod.Post, new Uri($"{fixture.Emulator.Endpoint}{mutated}")));
            Assert.True((int)status >= 400, mutated);
        }

        Assert.Equal(HttpStatusCode.OK, (await fixture.SendAsync(new(HttpMethod.Post, signed.RequestUri))).Status);
    }

    [Fact]
    public async Task CallV3_EveryByteOfTheAuthorizationChanged_IsRefused()
    {
        await using var fixture = await EmulatorFixture.StartAsync();
        var call = fixture.Call with { Nonce = "fixed" };
        using var signed = call.ToV3();
        var authorization = signed.Headers.GetValues("Authorization").Single();

        for (var index = 0; index < authorization.Length; index++)
        {
            var request = call.ToV3();
            request.Headers.Remove("Authorization");
            request.Headers.TryAddWithoutValidation("Authorization", authorization[..index] + (authorization[index] == 'x' ? 'y' : 'x') + authorization[(index + 1)..]);
            var (status, _) = await fixture.SendAsync(request);
            Assert.True((int)status >= 400, $"byte {index}");
        }

        Assert.Equal(HttpStatusCode.OK, (await fixture.SendAsync(call.ToV3())).Status);
    }

    [Fact]
    public async Task Call_LenientAboutAll_IsAnsweredAndWaivedInTheJournal()
    {
        await using var fixture = await EmulatorFixture.StartAsync(configure: options => options with
        {
            Leniency = new EmulatorLeniency { AcceptAnySignature = true, AcceptAnyTimestamp = true, AcceptNonceReuse = true },
        });
        var call = fixture.Call with { Secret = "wrong", Timestamp = "2020-01-01T00:00:00Z", Nonce = "same" };

        await fixture.GetPageAsync(call);
        await fixture.GetPageAsync(call);

        Assert.All(fixture.Emulator.Journal.Entries, entry => Assert.Equal(EmulatorSignatureVerdict.Waived, entry.SignatureVerdict));
    }

    private static HttpRequestMessage Sign(EmulatorCall call, Signer signer) => signer == Signer.V1 ? call.ToV1() : call.ToV3();

    private static string Stamp(Instant time) => NodaTime.Text.InstantPattern.General.Format(time);
}
