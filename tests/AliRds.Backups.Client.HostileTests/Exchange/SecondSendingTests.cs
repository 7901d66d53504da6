using AliRds.Backups.Client.HostileTests.Support;

namespace AliRds.Backups.Client.HostileTests.Exchange;

/// <summary>Handlers in a user's HttpClient that send a message again: no signed request goes over the wire twice.</summary>
public sealed class SecondSendingTests
{
    private static DescribeBackupsRequest Page => DescribeBackupsRequest.For(HandMade.Instance).Build();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(RdsRequestMethod.Post)]
    [InlineData(RdsRequestMethod.Get)]
    public async Task Call_OverAHandlerThatRetries_HasANonceOfItsOwnForEachRequest(RdsRequestMethod method)
    {
        await using var server = RawServer.Script(
            new RawReply { Status = 503 }, new RawReply { Status = 503 }, RawReply.Json(HandMade.Page([HandMade.Row(1)], "1")));
        using var handler = new RetryingHandler();
        using var http = Platform.CreateClient(handler);
        using var client = new RdsBackupsClient(HostileClient.Options(server, options => options.RequestMethod = method), http);

        var page = await client.DescribeBackupsAsync(Page, Stop);

        Assert.Single(page.Backups);
        Assert.Equal((3, 3), (server.Requests.Count, server.Requests.Select(request => request.Nonce).Distinct().Count()));
        Assert.True(handler.Repeated > 0);
    }

    [Theory]
    [InlineData(RdsRequestMethod.Post, 307)]
    [InlineData(RdsRequestMethod.Post, 308)]
    [InlineData(RdsRequestMethod.Get, 302)]
    [InlineData(RdsRequestMethod.Get, 307)]
    public async Task Call_OverAHandlerThatFollowsRedirects_SendsNothingToTheOtherHost(RdsRequestMethod method, int status)
    {
        await using var other = RawServer.Script(RawReply.Json(HandMade.Page([HandMade.Row(1)], "1")));
        await using var server = RawServer.Script(new RawReply { Status = status, Headers = [$"Location: {other.Endpoint}"] });
        using var http = Platform.CreateClient(new SocketsHttpHandler { UseProxy = false, AllowAutoRedirect = true });
        using var client = new RdsBackupsClient(HostileClient.Options(server, options => options.RequestMethod = method), http);

        var error = await Assert.ThrowsAsync<RdsTransportException>(() => client.DescribeBackupsAsync(Page, Stop));

        Assert.Empty(other.Requests);
        Assert.Contains("tried to send the same signed request twice", error.Message, StringComparison.Ordinal);
        Assert.Equal(error.Attempts, server.Requests.Select(request => request.Nonce).Distinct().Count());
    }

    [Fact]
    public async Task Call_OverAHandlerThatReadsTheBodyFirst_Works()
    {
        await using var server = RawServer.Script(RawReply.Json(HandMade.Page([HandMade.Row(1)], "1")));
        using var http = Platform.CreateClient(new ReadingHandler());
        using var client = new RdsBackupsClient(HostileClient.Options(server), http);

        var page = await client.DescribeBackupsAsync(Page, Stop);

        Assert.Single(page.Backups);
    }

    /// <summary>As people write them, and as libraries for resilience do.</summary>
    private sealed class RetryingHandler() : DelegatingHandler(new SocketsHttpHandler { UseProxy = false })
    {
        internal int Repeated { get; private set; }

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            for (var attempt = 1; ; attempt++)
            {
                try
                {
                    var response = await base.SendAsync(request, cancellationToken);
                    if (response.IsSuccessStatusCode || attempt == 3)
                    {
                        return response;
                    }

                    response.Dispose();
                }
                catch (HttpRequestException) when (attempt < 3)
                {
                }

                Repeated++;
            }
        }
    }

    private sealed class ReadingHandler() : DelegatingHandler(new SocketsHttpHandler { UseProxy = false })
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Assert.Equal(string.Empty, await request.Content!.ReadAsStringAsync(cancellationToken));
            return await base.SendAsync(request, cancellationToken);
        }
    }
}
