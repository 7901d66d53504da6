using AliRds.Backups.Client.Emulator;
using AliRds.Backups.Client.IntegrationTests.Client.Support;
using Microsoft.Extensions.Time.Testing;
using NodaTime;

namespace AliRds.Backups.Client.IntegrationTests.Client;

/// <summary>What the service refuses, and the plain words that a user reads.</summary>
public sealed class RefusalTests
{
    private const string SecretIsWrong =
        "The access key secret is wrong: the server signed the same text as the client. Check that it belongs to the access key id.";

    [Theory]
    [InlineData(RdsSignatureVersion.V3)]
    [InlineData(RdsSignatureVersion.V1)]
    public async Task Call_WrongSecret_SaysThatTheSecretIsWrong(RdsSignatureVersion version)
    {
        await using var fixture = await ClientFixture.StartAsync();
        using var client = fixture.CreateClient(options => (options.SignatureVersion, options.Credentials!.AccessKeySecret) = (version, "not-the-secret"));

        var exception = await Assert.ThrowsAsync<RdsCredentialsException>(() => ClientFixture.ReadPageAsync(client));

        Assert.Equal(("SignatureDoesNotMatch", SecretIsWrong), (exception.Code, exception.Hint));
        Assert.Contains(SecretIsWrong, exception.Message, StringComparison.Ordinal);
        Assert.Equal(1, fixture.Emulator.Journal.ReceivedCount);
    }

    [Theory]
    [InlineData(RdsSignatureVersion.V3, "PageSize=100", "PageSize=50", "PageSize")]
    [InlineData(RdsSignatureVersion.V1, "PageSize=100", "PageSize=50", "PageSize")]
    [InlineData(RdsSignatureVersion.V3, "&PageNumber=1", "", "PageNumber")]
    [InlineData(RdsSignatureVersion.V1, "&PageNumber=1", "&PageNumber=1&Trace=x", "Trace")]
    public async Task Call_AlteredOnItsWay_SaysWhere(RdsSignatureVersion version, string part, string other, string where)
    {
        await using var fixture = await ClientFixture.StartAsync();
        using var http = new HttpClient(new RewritingHandler(part, other));
        using var client = new RdsBackupsClient(fixture.Options(options => options.SignatureVersion = version), http);

        var exception = await Assert.ThrowsAsync<RdsCredentialsException>(() => ClientFixture.ReadPageAsync(client));

        Assert.Equal(
            $"The request was changed in transit, perhaps by a proxy: what the server received differs from what was signed in {where}.", exception.Hint);
    }

    [Theory]
    [InlineData(20, "behind")]
    [InlineData(-20, "ahead of")]
    public async Task Call_ClockIsOff_CorrectsItselfAndOtherwiseSaysHowFar(int minutes, string direction)
    {
        var serverTime = new FakeTimeProvider(DateTimeOffset.UtcNow.AddMinutes(minutes));
        await using var fixture = await ClientFixture.StartAsync(options => options with { TimeProvider = serverTime });
        using var correcting = fixture.CreateClient();
        using var single = fixture.CreateClient(options => options.Retry.MaxRetries = 0);

        var page = await ClientFixture.ReadPageAsync(correcting);
        await ClientFixture.ReadPageAsync(correcting);
        var exception = await Assert.ThrowsAsync<RdsServiceException>(() => ClientFixture.ReadPageAsync(single));

        Assert.NotEmpty(page.Backups);
        Assert.Equal(["InvalidTimeStamp.Expired", "", "", "InvalidTimeStamp.Expired"], fixture.Emulator.Journal.Entries.Select(entry => entry.ErrorCode));
        Assert.Matches($"The clock of this machine is (119|120|121)[0-9] s {direction} the server's; 900 s are allowed\\. Synchronize it with a time server\\.", exception.Message);
    }

    [Fact]
    public async Task Call_Replayed_IsSignedAnew()
    {
        await using var fixture = await ClientFixture.StartAsync();
        using var http = new HttpClient(new ReplayingHandler(times: 1));
        using var client = new RdsBackupsClient(fixture.Options(), http);

        await ClientFixture.ReadPageAsync(client);

        var entries = fixture.Emulator.Journal.Entries;
        Assert.Equal(["", "SignatureNonceUsed", ""], entries.Select(entry => entry.ErrorCode));
        Assert.Equal(entries[0].Nonce, entries[1].Nonce);
        Assert.NotEqual(entries[1].Nonce, entries[2].Nonce);
    }

    [Fact]
    public async Task Call_DeniedByRam_GivesTheStatementToAdd()
    {
        await using var fixture = await ClientFixture.StartAsync();
        fixture.Emulator.AccessKeys.Deny(fixture.Emulator.AccessKeyId, ClientFixture.Instance);
        using var client = fixture.CreateClient();

        var exception = await Assert.ThrowsAsync<RdsServiceException>(() => ClientFixture.ReadPageAsync(client));

        Assert.Equal("Forbidden.RAM", exception.Code);
        Assert.Contains(
            """{"Effect":"Allow","Action":"rds:DescribeBackups","Resource":"acs:rds:*:*:dbinstance/rm-test0001"}""", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Call_UnknownInstance_NamesIdAccountAndRegion()
    {
        await using var fixture = await ClientFixture.StartAsync();
        using var client = fixture.CreateClient();

        var exception = await Assert.ThrowsAsync<RdsNotFoundException>(() =>
            client.DescribeBackupsAsync(DescribeBackupsRequest.For("rm-elsewhere").Build(), TestContext.Current.CancellationToken));

        Assert.Contains("Check that the id 'rm-elsewhere' is right, that the access key belongs to the account that owns it", exception.Message, StringComparison.Ordinal);
        Assert.Contains("A wrong region causes this error too.", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Call_KeyIsDisabled_SaysWhatToCheck()
    {
        await using var fixture = await ClientFixture.StartAsync();
        fixture.Emulator.AccessKeys.Disable(fixture.Emulator.AccessKeyId);
        using var client = fixture.CreateClient();

        var exception = await Assert.ThrowsAsync<RdsCredentialsException>(() => ClientFixture.ReadPageAsync(client));

        Assert.Contains("Check that the access key exists and is enabled", exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(RdsSignatureVersion.V3)]
    [InlineData(RdsSignatureVersion.V1)]
    public async Task Call_TemporaryKey_IsAccepted(RdsSignatureVersion version)
    {
        await using var fixture = await ClientFixture.StartAsync();
        var provider = new RenewingCredentials(fixture.Emulator, Duration.FromHours(1));
        using var client = fixture.CreateClient(options =>
            (options.SignatureVersion, options.Credentials, options.CredentialsProvider) = (version, null, provider));

        Assert.NotEmpty((await ClientFixture.ReadPageAsync(client)).Backups);
        Assert.Equal((0, EmulatorSignatureVerdict.Valid), (provider.Refreshes, fixture.Emulator.Journal.Entries[0].SignatureVerdict));
    }

    [Fact]
    public async Task Call_ExpiredToken_IsRefreshedOnce()
    {
        await using var fixture = await ClientFixture.StartAsync();
        var provider = new RenewingCredentials(fixture.Emulator, Duration.Zero);
        using var client = fixture.CreateClient(provider);

        await ClientFixture.ReadPageAsync(client);
        await ClientFixture.ReadPageAsync(client);

        Assert.Equal(1, provider.Refreshes);
        Assert.Equal(["InvalidSecurityToken.Expired", "", ""], fixture.Emulator.Journal.Entries.Select(entry => entry.ErrorCode));
    }
}
