using AliRds.Backups.Client.HostileTests.Support;

namespace AliRds.Backups.Client.HostileTests.Exchange;

/// <summary>What does and does not count as a pooled connection that was dead. Nothing is left to retry here, so that only the free repetition helps.</summary>
public sealed class ReusedConnectionTests
{
    private static readonly RawReply Good = RawReply.Json(HandMade.Page([HandMade.Row(1)], "1"));

    private static DescribeBackupsRequest Page => DescribeBackupsRequest.For(HandMade.Instance).Build();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("H")]
    [InlineData("HTTP/1.1 200 O")]
    [InlineData("HTTP/1.1 100 Continue\r\n\r\n")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\n{")]
    public async Task Call_WhoseAnswerBreaksOffOnAReusedConnection_IsNotRepeatedForFree(string begun)
    {
        await using var server = RawServer.Start(async connection =>
        {
            await connection.ReadRequestAsync();
            await connection.SendAsync(Good);
            await connection.ReadRequestAsync();
            await connection.SendAsync(begun);
        });
        using var client = Connect(server);
        await client.DescribeBackupsAsync(Page, Stop);

        await Assert.ThrowsAsync<RdsTransportException>(() => client.DescribeBackupsAsync(Page, Stop));

        Assert.Equal([1, 1], server.Requests.Select(request => request.Connection));
    }

    [Fact]
    public async Task Call_WhoseAnswerEndsWithItsReusedConnection_IsReadWhole()
    {
        var body = HandMade.Page([HandMade.Row(1)], "1");
        await using var server = RawServer.Start(async connection =>
        {
            await connection.ReadRequestAsync();
            await connection.SendAsync(Good);
            await connection.ReadRequestAsync();
            await connection.SendAsync($"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nConnection: close\r\n\r\n{body}");
        });
        using var client = Connect(server);
        await client.DescribeBackupsAsync(Page, Stop);

        var page = await client.DescribeBackupsAsync(Page, Stop);

        Assert.Single(page.Backups);
        Assert.Equal(2, server.Requests.Count);
    }

    [Fact]
    public async Task Call_OverOneDeadConnectionAfterAnother_IsRepeatedForFreeOnce()
    {
        var bothAsk = new CountdownEvent(2);
        var response = new TaskCompletionSource();
        await using var server = RawServer.Start(async connection =>
        {
            await connection.ReadRequestAsync();
            if (bothAsk.Signal())
            {
                response.SetResult();
            }

            await response.Task;
            await connection.SendAsync(Good);
            await connection.ReadRequestAsync();
        });
        using var client = Connect(server);
        await Task.WhenAll(client.DescribeBackupsAsync(Page, Stop), client.DescribeBackupsAsync(Page, Stop));

        var error = await Assert.ThrowsAsync<RdsTransportException>(() => client.DescribeBackupsAsync(Page, Stop));

        Assert.Equal((2, 4, 4), (error.Attempts, server.Requests.Count, server.Requests.Select(request => request.Nonce).Distinct().Count()));
    }

    [Fact]
    public async Task Calls_OverPooledConnectionsThatAreDead_DoNotRunTheBudgetDry()
    {
        await using var server = Closing.AtTheSecondRequest();
        using var client = Connect(server, options => options.Retry.BudgetCapacity = 10);

        // A repetition that helps gives back what it took.
        for (var call = 0; call < 20; call++)
        {
            await client.DescribeBackupsAsync(Page, Stop);
        }

        Assert.Equal(39, server.Requests.Count);
        Assert.Equal(39, server.Requests.Select(request => request.Nonce).Distinct().Count());
    }

    [Fact]
    public async Task Call_ChallengedForAPassword_IsNotSentAgainWithIt()
    {
        await using var server = RawServer.Script(new RawReply { Status = 401, Headers = ["WWW-Authenticate: Basic realm=\"x\""] });
        using var client = Connect(server);

        await Assert.ThrowsAnyAsync<RdsCallException>(() => client.DescribeBackupsAsync(Page, Stop));

        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task Call_ToAnIpv6Address_HasItsBracketsInTheHostThatIsSigned()
    {
        await using var server = RawServer.Script(Good);
        using var http = Platform.CreateClient(new SocketsHttpHandler
        {
            UseProxy = false,
            ConnectCallback = async (_, token) =>
            {
                var client = new System.Net.Sockets.TcpClient();
                await client.ConnectAsync("127.0.0.1", server.Port, token);
                return client.GetStream();
            },
        });
        using var client = new RdsBackupsClient(HostileClient.Options(server, options => options.Endpoint = new Uri("http://[::1]:8080")), http);

        await client.DescribeBackupsAsync(Page, Stop);

        Assert.Equal("[::1]:8080", Assert.Single(server.Requests).Header("Host"));
    }

    private static RdsBackupsClient Connect(RawServer server, Action<RdsBackupsClientOptions>? configure = null) => HostileClient.Connect(server, options =>
    {
        options.Retry.MaxRetries = 0;
        configure?.Invoke(options);
    });
}
