using System.Net.Security;
using AliRds.Backups.Client.HostileTests.Support;

namespace AliRds.Backups.Client.HostileTests.Exchange;

/// <summary>Connections over TLS that end without a response, over HTTP/1.1 and HTTP/2, with a proxy and without.</summary>
public sealed class TlsExchangeTests
{
    private const int NoError = 0;
    private const int RefusedStream = 7;
    private const int EnhanceYourCalm = 11;

    private static DescribeBackupsRequest Page => DescribeBackupsRequest.For(HandMade.Instance).Build();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Call_OverNewConnectionsThatEndInGoodOrder_SendsEachAttemptOnce(bool overProxy)
    {
        await using var server = TlsServer.Start(SslApplicationProtocol.Http11, (self, stream) => self.ReadRequestAsync(stream));
        using var client = Connect(server, overProxy);

        var error = await Assert.ThrowsAsync<RdsTransportException>(() => client.DescribeBackupsAsync(Page, Stop));

        Assert.Equal((5, 5, 5), (error.Attempts, server.Nonces.Count, server.Nonces.Distinct().Count()));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Call_OverAPooledConnectionThatIsDead_IsSentOnceMoreAtOnce(bool overProxy)
    {
        await using var server = TlsServer.Start(SslApplicationProtocol.Http11, async (self, stream) =>
        {
            await self.ReadRequestAsync(stream);
            await stream.WriteAsync(RawReply.Json(HandMade.Page([HandMade.Row(1)], "1")).ToBytes());
            await self.ReadRequestAsync(stream);
        });
        using var client = Connect(server, overProxy, maxRetries: 0);

        await client.DescribeBackupsAsync(Page, Stop);
        await client.DescribeBackupsAsync(Page, Stop);

        Assert.Equal((3, 3), (server.Nonces.Count, server.Nonces.Distinct().Count()));
    }

    /// <summary>The platform opens another stream for a request that was refused before anybody can stop it; that one is given up before its end.</summary>
    [Theory]
    [InlineData("reset", RefusedStream)]
    [InlineData("reset", EnhanceYourCalm)]
    [InlineData("go away", NoError)]
    [InlineData("go away", EnhanceYourCalm)]
    [InlineData("end", NoError)]
    public async Task Call_OverHttp2ThatRefusesEachStream_SendsNoSignedRequestWholeTwice(string how, int error)
    {
        await using var server = TlsServer.Start(SslApplicationProtocol.Http2, (self, stream) => Http2.ServeAsync(self, stream, async (connection, id) =>
        {
            if (how != "end")
            {
                await connection.WriteAsync(how == "reset" ? Http2.Reset(id, error) : Http2.GoAway(id - 1, error));
            }

            return how != "end";
        }));
        using var client = Connect(server, overProxy: false);

        var failure = await Assert.ThrowsAsync<RdsTransportException>(() => client.DescribeBackupsAsync(Page, Stop));

        Assert.Equal((5, 5, 5), (failure.Attempts, server.Nonces.Count, server.Nonces.Distinct().Count()));
    }

    private static RdsBackupsClient Connect(TlsServer server, bool overProxy, int maxRetries = 4) => new(new RdsBackupsClientOptions
    {
        Endpoint = new Uri(overProxy ? "https://rds.example.test" : $"https://127.0.0.1:{server.Port}"),
        Credentials = new() { AccessKeyId = "hostile-key-id", AccessKeySecret = HostileClient.Secret },
        Connection =
        {
            UseProxy = overProxy,
            Proxy = overProxy ? new Uri($"http://127.0.0.1:{server.Port}") : null,
            ConfigureTls = tls => tls.RemoteCertificateValidationCallback = (_, certificate, _, _) => TlsServer.IsOwn(certificate),
        },
        Retry = { MaxRetries = maxRetries, BaseDelay = TimeSpan.FromMilliseconds(1), MaxDelay = TimeSpan.FromMilliseconds(5) },
    });
}
