using AliRds.Backups.Client.Credentials;
using AliRds.Backups.Client.HostileTests.Support;

namespace AliRds.Backups.Client.HostileTests.Exchange;

/// <summary>Keys with characters that no key has: they would break out of their header, or make a signature that nobody understands.</summary>
public sealed class UnsendableKeyTests
{
    private const string Id = "hostile-key-id";
    private const string Secret = "Xq7-secret-9Zk";
    private const string Token = "Tk3-token-4Wm";

    public static TheoryData<string, string, string, string> BadKeys => new()
    {
        { Id, Secret + "\n", Token, "secret ends in a line break. If it was read from a file" },
        { Id, Secret + "\r\n", Token, "secret ends in a line break. If it was read from a file" },
        { Id + "\n", Secret, Token, "id ends in a line break" },
        { Id, Secret, Token + "\r", "token ends in a line break" },
        { Id + "\r\nX-Evil: 1", Secret, Token, "id contains a control character" },
        { Id, "Xq7\nsecret-9Zk", Token, "secret contains a control character" },
        { Id, Secret, "Tk3\r\nHost: elsewhere", "token contains a control character" },
        { Id, Secret, "Tk3\0token", "token contains a control character" },
        { Id, Secret, "Tk3\ttoken", "token contains a control character" },
        { Id, Secret + "\u007f", Token, "secret contains a control character" },
        { Id, Secret + "\u2028", Token, "secret contains a character that is not ASCII" },
        { "hostile\u2013key", Secret, Token, "id contains a character that is not ASCII" },
        { Id, Secret, "Tk3\u00a0token", "token contains a character that is not ASCII" },
        { "\ufeff" + Id, Secret, Token, "id contains a character that is not ASCII" },
    };

    [Theory]
    [MemberData(nameof(BadKeys))]
    public void Credentials_WithACharacterThatNoKeyHas_AreRefusedWithoutShowingThem(string id, string secret, string token, string reason)
    {
        var error = Assert.ThrowsAny<ArgumentException>(() => new RdsCredentials(id, secret, token));

        Assert.Contains(reason, error.Message, StringComparison.Ordinal);
        AssertHidden(error);
    }

    [Theory]
    [MemberData(nameof(BadKeys))]
    public async Task Call_WithAProviderOfABadKey_SendsNothingAndNamesTheReason(string id, string secret, string token, string reason)
    {
        await using var server = RawServer.Script(RawReply.Json(HandMade.Page([], "0")));
        using var client = HostileClient.Connect(server, options =>
        {
            options.Credentials = null;
            options.CredentialsProvider = new BadProvider(id, secret, token);
        });

        var error = await CallAsync(client);

        Assert.Contains(reason, error.Message, StringComparison.Ordinal);
        AssertHidden(error);
        Assert.Empty(server.Requests);
    }

    [Theory]
    [InlineData("\\n", "secret ends in a line break")]
    [InlineData("\\r\\nX-Evil: 1", "secret contains a control character")]
    [InlineData("\\u00e9", "secret contains a character that is not ASCII")]
    public async Task Call_WithAKeyFromAUri_SendsNothingAndNamesTheReason(string escaped, string reason)
    {
        await using var server = RawServer.Answer(request => RawReply.Json(request.Target == "/key"
            ? $$"""{"Code":"Success","AccessKeyId":"{{Id}}","AccessKeySecret":"{{Secret}}{{escaped}}","SecurityToken":"{{Token}}","Expiration":"2999-01-01T00:00:00Z"}"""
            : HandMade.Page([], "0")));
        using var client = HostileClient.Connect(server, options => options.Credentials = new()
        {
            Source = RdsCredentialsSource.Uri,
            Uri = { Address = new Uri(server.Endpoint, "/key") },
        });

        var error = await CallAsync(client);

        Assert.Contains(reason, error.Message, StringComparison.Ordinal);
        AssertHidden(error);
        Assert.All(server.Requests, request => Assert.Equal("/key", request.Target));
    }

    [Fact]
    public async Task Client_WithASecretThatEndsInALineBreak_IsRefusedWhenItIsMade()
    {
        await using var server = RawServer.Script(RawReply.Json(HandMade.Page([], "0")));

        var error = Assert.Throws<ArgumentException>(
            () => HostileClient.Connect(server, options => options.Credentials!.AccessKeySecret = Secret + "\n"));

        Assert.Contains("AccessKeySecret ends in a line break. If it was read from a file,", error.Message, StringComparison.Ordinal);
        AssertHidden(error);
    }

    private static void AssertHidden(Exception error)
    {
        Assert.DoesNotContain("Xq7", error.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("Tk3", error.ToString(), StringComparison.Ordinal);
    }

    private static Task<RdsCredentialsUnavailableException> CallAsync(RdsBackupsClient client) =>
        Assert.ThrowsAsync<RdsCredentialsUnavailableException>(() => client.DescribeBackupsAsync(
            DescribeBackupsRequest.For(HandMade.Instance).Build(), TestContext.Current.CancellationToken));

    /// <summary>As a user writes one: it reads three texts from somewhere.</summary>
    private sealed class BadProvider(string id, string secret, string token) : IRdsCredentialsProvider
    {
        public async ValueTask<RdsCredentials> GetCredentialsAsync(CancellationToken cancellationToken = default)
        {
            await Task.Yield();
            return new RdsCredentials(id, secret, token);
        }
    }
}
