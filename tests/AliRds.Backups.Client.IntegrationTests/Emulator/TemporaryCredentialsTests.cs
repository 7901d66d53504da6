using AliRds.Backups.Client.Emulator;
using AliRds.Backups.Client.IntegrationTests.Emulator.Support;
using NodaTime;

namespace AliRds.Backups.Client.IntegrationTests.Emulator;

public sealed class TemporaryCredentialsTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Call_FreshToken_IsAnswered(bool v3)
    {
        await using var fixture = await EmulatorFixture.StartAsync();
        var call = With(fixture, fixture.Emulator.IssueTemporaryCredentials(Duration.FromHours(1)));

        var (status, body) = await fixture.SendAsync(v3 ? call.ToV3() : call.ToV1());

        Assert.True((int)status == 200, body);
    }

    [Fact]
    public async Task Call_TokenExpiredByTheEmulatorsClock_IsRefused()
    {
        await using var fixture = await EmulatorFixture.StartAsync();
        var call = With(fixture, fixture.Emulator.IssueTemporaryCredentials(Duration.FromMinutes(5)));

        fixture.Clock.Advance(TimeSpan.FromMinutes(5));

        Assert.Equal((400, "InvalidSecurityToken.Expired"), await fixture.GetRefusalAsync(call.ToV3()));
    }

    [Fact]
    public async Task Call_TokenOfAnotherKey_IsRefused()
    {
        await using var fixture = await EmulatorFixture.StartAsync();
        var mine = fixture.Emulator.IssueTemporaryCredentials(Duration.FromHours(1));
        var other = fixture.Emulator.IssueTemporaryCredentials(Duration.FromHours(1));

        var refusal = await fixture.GetRefusalAsync(With(fixture, mine with { SecurityToken = other.SecurityToken }).ToV3());

        Assert.Equal((400, "InvalidSecurityToken.MismatchWithAccessKey"), refusal);
    }

    [Fact]
    public async Task Call_UnreadableToken_IsRefused()
    {
        await using var fixture = await EmulatorFixture.StartAsync();
        var issued = fixture.Emulator.IssueTemporaryCredentials(Duration.FromHours(1));

        var refusal = await fixture.GetRefusalAsync(With(fixture, issued with { SecurityToken = "junk" }).ToV1());

        Assert.Equal((400, "InvalidSecurityToken.Malformed"), refusal);
    }

    [Fact]
    public async Task Call_TokenLeftOut_IsRefused()
    {
        await using var fixture = await EmulatorFixture.StartAsync();
        var call = With(fixture, fixture.Emulator.IssueTemporaryCredentials(Duration.FromHours(1)));

        Assert.Equal((400, "MissingSecurityToken"), await fixture.GetRefusalAsync((call with { Token = null }).ToV3()));
    }

    [Fact]
    public void ToString_OfIssuedCredentials_HoldsNoSecret()
    {
        var issued = new EmulatorTemporaryCredentials("STS.1", "the-secret", "the-token", EmulatorFixture.Start);

        Assert.DoesNotContain("the-", issued.ToString(), StringComparison.Ordinal);
    }

    private static EmulatorCall With(EmulatorFixture fixture, EmulatorTemporaryCredentials issued) => fixture.Call with
    {
        KeyId = issued.AccessKeyId,
        Secret = issued.AccessKeySecret,
        Token = issued.SecurityToken,
    };
}
