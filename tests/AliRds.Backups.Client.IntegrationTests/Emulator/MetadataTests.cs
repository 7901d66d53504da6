using System.Text.Json;
using AliRds.Backups.Client.Emulator;
using AliRds.Backups.Client.IntegrationTests.Emulator.Support;
using NodaTime;

namespace AliRds.Backups.Client.IntegrationTests.Emulator;

public sealed class MetadataTests
{
    private const string RolesPath = "latest/meta-data/ram/security-credentials/";
    private const string KeyPath = RolesPath + EmulatorMetadata.DefaultRoleName;

    [Theory]
    [InlineData(EmulatorMetadataMode.V1AndV2, 200, 200, 200)]
    [InlineData(EmulatorMetadataMode.V2Only, 200, 200, 403)]
    [InlineData(EmulatorMetadataMode.V1Only, 404, 0, 200)]
    [InlineData(EmulatorMetadataMode.NoRole, 200, 404, 404)]
    [InlineData(EmulatorMetadataMode.Off, 404, 0, 404)]
    public async Task Modes_TokenThenRoleWithAndWithoutIt_AnswerAsSpecified(EmulatorMetadataMode mode, int token, int roleWithToken, int roleWithout)
    {
        await using var fixture = await EmulatorFixture.StartAsync();
        fixture.Emulator.Metadata.Mode = mode;

        var (tokenStatus, tokenText) = await TokenAsync(fixture, "21600");
        var with = tokenStatus == 200 ? (await GetAsync(fixture, RolesPath, tokenText)).Status : 0;
        var without = (await GetAsync(fixture, RolesPath, null)).Status;

        Assert.Equal((token, roleWithToken, roleWithout), (tokenStatus, with, without));
    }

    [Fact]
    public async Task Key_OfTheRole_ListsBackupsUntilItsEnd()
    {
        await using var fixture = await EmulatorFixture.StartAsync();
        var role = (await GetAsync(fixture, RolesPath, null)).Body;

        var key = JsonElement.Parse((await GetAsync(fixture, RolesPath + role, null)).Body);

        Assert.Equal(("Success", "2026-01-02T09:04:05Z"), (key.GetProperty("Code").GetString(), key.GetProperty("Expiration").GetString()));
        var call = fixture.Call with
        {
            KeyId = key.GetProperty("AccessKeyId").GetString()!,
            Secret = key.GetProperty("AccessKeySecret").GetString()!,
            Token = key.GetProperty("SecurityToken").GetString()!,
        };
        await fixture.GetPageAsync(call);
        fixture.Clock.Advance(TimeSpan.FromHours(6));
        Assert.Equal((400, "InvalidSecurityToken.Expired"), await fixture.GetRefusalAsync((call with { Timestamp = "2026-01-02T09:04:05Z" }).ToV3()));
    }

    [Theory]
    [InlineData("0")]
    [InlineData("21601")]
    [InlineData("")]
    [InlineData("long")]
    public async Task Token_LifeOutOfRange_IsRefused(string life)
    {
        await using var fixture = await EmulatorFixture.StartAsync();

        Assert.Equal(400, (await TokenAsync(fixture, life)).Status);
    }

    [Fact]
    public async Task Token_AfterItsLife_IsRefused()
    {
        await using var fixture = await EmulatorFixture.StartAsync();
        var token = (await TokenAsync(fixture, "60")).Body;
        var before = (await GetAsync(fixture, RolesPath, token)).Status;

        fixture.Clock.Advance(TimeSpan.FromSeconds(60));

        Assert.Equal((200, 403), (before, (await GetAsync(fixture, RolesPath, token)).Status));
    }

    [Fact]
    public async Task Key_OfAnotherRole_IsNotThere()
    {
        await using var fixture = await EmulatorFixture.StartAsync();

        Assert.Equal(404, (await GetAsync(fixture, RolesPath + "other", null)).Status);
    }

    [Fact]
    public async Task Key_OverTime_StaysTheSameUntilHalfAnHourIsLeftOrItIsRotated()
    {
        await using var fixture = await EmulatorFixture.StartAsync();
        List<string> bodies = [await KeyIdAsync(fixture)];
        fixture.Clock.Advance(TimeSpan.FromHours(5.4));
        bodies.Add(await KeyIdAsync(fixture));
        fixture.Clock.Advance(TimeSpan.FromHours(0.1));
        bodies.Add(await KeyIdAsync(fixture));
        fixture.Emulator.Metadata.RotateKey();
        bodies.Add(await KeyIdAsync(fixture));

        Assert.Equal(bodies[0], bodies[1]);
        Assert.Equal(3, bodies.Distinct().Count());
    }

    [Fact]
    public async Task Stalled_Request_IsInTheJournalAndNeverAnswered()
    {
        await using var fixture = await EmulatorFixture.StartAsync();
        fixture.Emulator.Metadata.Mode = EmulatorMetadataMode.Stalled;
        using var giveUp = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);

        var waiting = fixture.Http.GetAsync(new Uri(fixture.Emulator.Endpoint, RolesPath), giveUp.Token);
        await fixture.Emulator.Journal.WaitForRequestsAsync(1, TestContext.Current.CancellationToken);
        await giveUp.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
        Assert.Equal("GetMetadataRole", Assert.Single(fixture.Emulator.Journal.Entries).Action);
    }

    [Theory]
    [InlineData(EmulatorCredentialsUriMode.Good, 200, "2026-01-02T04:04:05Z")]
    [InlineData(EmulatorCredentialsUriMode.Expired, 200, "2026-01-02T02:04:05Z")]
    [InlineData(EmulatorCredentialsUriMode.Malformed, 200, "no key here")]
    [InlineData(EmulatorCredentialsUriMode.Failing, 500, "Internal Server Error")]
    public async Task CredentialsUri_Modes_AnswerAsSpecified(EmulatorCredentialsUriMode mode, int status, string part)
    {
        await using var fixture = await EmulatorFixture.StartAsync();
        fixture.Emulator.CredentialsUri.Mode = mode;

        var (actual, body) = await fixture.SendAsync(new HttpRequestMessage(HttpMethod.Get, fixture.Emulator.CredentialsUri.Address));

        Assert.Equal(status, (int)actual);
        Assert.Contains(part, body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Faults_OnAnActionOfTheMetadataService_HitIt()
    {
        await using var fixture = await EmulatorFixture.StartAsync();
        fixture.Emulator.Faults.Add(new EmulatorFaultRule { Fault = EmulatorFault.HtmlBadGateway(), Action = "GetMetadataKey" });

        var role = (await GetAsync(fixture, RolesPath, null)).Status;
        var key = (await GetAsync(fixture, KeyPath, null)).Status;

        Assert.Equal((200, 502), (role, key));
        fixture.Emulator.Faults.VerifyAllUsed();
    }

    [Fact]
    public async Task Journal_OfTheMetadataService_HoldsNoToken()
    {
        await using var fixture = await EmulatorFixture.StartAsync();
        var token = (await TokenAsync(fixture, "60")).Body;
        await GetAsync(fixture, KeyPath, token);

        var everything = string.Join('\n', fixture.Emulator.Journal.Entries.Select(entry => $"{entry} {string.Join(' ', entry.Headers)}"));

        Assert.Contains("GetMetadataKey", everything, StringComparison.Ordinal);
        Assert.DoesNotContain(token, everything, StringComparison.Ordinal);
    }

    [Fact]
    public async Task KeyLifetime_NotPositive_IsRefused()
    {
        await using var fixture = await EmulatorFixture.StartAsync();

        Assert.Throws<ArgumentOutOfRangeException>(() => fixture.Emulator.Metadata.KeyLifetime = Duration.Zero);
    }

    private static async Task<string> KeyIdAsync(EmulatorFixture fixture) =>
        JsonElement.Parse((await GetAsync(fixture, KeyPath, null)).Body).GetProperty("AccessKeyId").GetString()!;

    private static Task<(int Status, string Body)> TokenAsync(EmulatorFixture fixture, string life)
    {
        var request = new HttpRequestMessage(HttpMethod.Put, new Uri(fixture.Emulator.Endpoint, "latest/api/token"));
        request.Headers.TryAddWithoutValidation("X-aliyun-ecs-metadata-token-ttl-seconds", life);
        return SendAsync(fixture, request);
    }

    private static Task<(int Status, string Body)> GetAsync(EmulatorFixture fixture, string path, string? token)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, new Uri(fixture.Emulator.Endpoint, path));
        if (token is not null)
        {
            request.Headers.TryAddWithoutValidation("X-aliyun-ecs-metadata-token", token);
        }

        return SendAsync(fixture, request);
    }

    private static async Task<(int Status, string Body)> SendAsync(EmulatorFixture fixture, HttpRequestMessage request)
    {
        var (status, body) = await fixture.SendAsync(request);
        return ((int)status, body);
    }
}
