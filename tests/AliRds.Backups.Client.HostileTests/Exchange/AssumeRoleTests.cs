using AliRds.Backups.Client.Credentials;
using AliRds.Backups.Client.HostileTests.Support;

namespace AliRds.Backups.Client.HostileTests.Exchange;

/// <summary>An STS that closes without a response: each signed request for a role goes over the wire once.</summary>
public sealed class AssumeRoleTests
{
    private const string Key =
        """{"RequestId":"1","Credentials":{"AccessKeyId":"STS.x","AccessKeySecret":"s","SecurityToken":"t","Expiration":"2999-01-01T00:00:00Z"}}""";

    [Fact]
    public async Task Role_OverConnectionsThatClose_IsAskedForWithANonceOfItsOwnEachTime()
    {
        await using var server = Closing.Always();
        using var http = Platform.CreateClient();
        var provider = Provider(server, http);

        await Assert.ThrowsAsync<RdsCredentialsUnavailableException>(async () => await provider.GetCredentialsAsync(TestContext.Current.CancellationToken));

        Assert.NotEmpty(server.Requests);
        Assert.Equal(server.Requests.Count, server.Requests.Select(request => request.Nonce).Distinct().Count());
    }

    [Fact]
    public async Task Role_OfAClientWithAPooledConnectionThatIsDead_IsAskedForOnceMoreWithAnotherNonce()
    {
        await using var server = RawServer.Start(async connection =>
        {
            // The first connection gives a key that the service then refuses as ended, and is dead when another one is asked for.
            await connection.ReadRequestAsync();
            await connection.SendAsync(RawReply.Json(Key));
            await connection.ReadRequestAsync();
        });
        await using var service = RawServer.Script(
            RawReply.Json("""{"Code":"InvalidSecurityToken.Expired","Message":"ended","RequestId":"2"}""", 400),
            RawReply.Json(HandMade.Page([HandMade.Row(1)], "1")));
        using var client = HostileClient.Connect(service, options => options.Credentials = Role(server));

        var page = await client.DescribeBackupsAsync(
            DescribeBackupsRequest.For(HandMade.Instance).Build(), TestContext.Current.CancellationToken);

        Assert.Single(page.Backups);
        Assert.Equal([1, 1, 2], server.Requests.Select(request => request.Connection));
        Assert.Equal(3, server.Requests.Select(request => request.Nonce).Distinct().Count());
    }

    private static IRdsCredentialsProvider Provider(RawServer server, HttpClient http) => new RdsCredentialsProviderFactory(http).Create(Role(server));

    private static RdsCredentialsOptions Role(RawServer server) => new()
    {
        Source = RdsCredentialsSource.Role,
        Role = { RoleArn = "acs:ram::123:role/x", From = new() { AccessKeyId = "hostile-key-id", AccessKeySecret = HostileClient.Secret } },
        Sts = { Endpoint = server.Endpoint },
    };
}
