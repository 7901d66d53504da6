using System.Net;
using System.Net.Sockets;
using AliRds.Backups.Client.HostileTests.Support;

namespace AliRds.Backups.Client.HostileTests.Exchange;

/// <summary>Hosts that have no address, and ports where nothing listens: the error says what to look at.</summary>
public sealed class UnreachableHostTests
{
    [Theory]
    [InlineData("cn-hangzhuo", "cn-hangzhou")]
    [InlineData("cn-beijin", "cn-beijing")]
    [InlineData("cn-beijing-1", "cn-beijing")]
    [InlineData("ap-southest-5", "ap-southeast-5")]
    [InlineData("eu-centra1-1", "eu-central-1")]
    [InlineData("hangzhou", "cn-hangzhou")]
    [InlineData("us-west-11", "us-west-1")]
    public async Task Call_ToAMistypedRegion_NamesTheNearestOneAndIsNotRepeated(string region, string nearest)
    {
        var (error, connects) = await CallUnresolvedAsync(options => options.RegionId = region);

        Assert.Contains($"'{region}' may be mistyped", error.Hint, StringComparison.Ordinal);
        Assert.Contains($"'{nearest}'", error.Message, StringComparison.Ordinal);
        Assert.Equal((1, 1), (error.Attempts, connects));
    }

    [Fact]
    public async Task Call_ToARegionLikeNoOther_SaysThatItMayBeMistypedAndGuessesNothing()
    {
        var (error, connects) = await CallUnresolvedAsync(options => (options.RegionId, options.Network) = ("qqqqqqqqqqqqqqqqqqqqqq", RdsNetwork.Vpc));

        Assert.Contains("may be mistyped", error.Hint, StringComparison.Ordinal);
        Assert.DoesNotContain("nearest", error.Hint, StringComparison.Ordinal);
        Assert.Equal((1, 1), (error.Attempts, connects));
    }

    [Theory]
    [InlineData("cn-hangzhou")]
    [InlineData("ap-southeast-7")]
    public async Task Call_ToAKnownRegionWhoseNameDoesNotResolve_IsRepeated(string region)
    {
        var (error, connects) = await CallUnresolvedAsync(options => options.RegionId = region);

        Assert.Null(error.Hint);
        Assert.Equal((5, 5), (error.Attempts, connects));
    }

    [Fact]
    public async Task Call_ToAnEndpointWhoseNameDoesNotResolve_SaysNothingOfRegions()
    {
        var (error, connects) = await CallUnresolvedAsync(options => options.Endpoint = new Uri("https://rds.example.test"));

        Assert.DoesNotContain("region", error.Message, StringComparison.OrdinalIgnoreCase);
        Assert.Equal((5, 5), (error.Attempts, connects));
    }

    [Fact]
    public async Task Call_ToAMistypedRegionWhileTheResolverIsDown_IsNotRepeatedEither()
    {
        var (error, connects) = await CallUnresolvedAsync(options => options.RegionId = "cn-hangzhuo", SocketError.TryAgain);

        Assert.Contains("could not be resolved. The region 'cn-hangzhuo' may be mistyped", error.Message, StringComparison.Ordinal);
        Assert.Equal((1, 1), (error.Attempts, connects));
    }

    [Fact]
    public async Task Call_ToAPortWhereNothingListens_NamesThePort()
    {
        var port = FreePort();
        using var client = new RdsBackupsClient(Options(options => options.Endpoint = new Uri($"http://127.0.0.1:{port}")));

        var error = await CallAsync(client);

        Assert.Contains($"127.0.0.1:{port} refused the connection", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Call_OverAProxyThatDoesNotListen_NamesTheProxysPort()
    {
        var port = FreePort();
        using var client = new RdsBackupsClient(Options(options =>
        {
            options.RegionId = "cn-hangzhou";
            options.Connection.UseProxy = true;
            options.Connection.Proxy = new Uri($"http://127.0.0.1:{port}");
        }));

        var error = await CallAsync(client);

        Assert.Contains($"127.0.0.1:{port} refused the connection", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(":443", error.Message, StringComparison.Ordinal);
    }

    private static async Task<(RdsTransportException Error, int Connects)> CallUnresolvedAsync(
        Action<RdsBackupsClientOptions> configure, SocketError failure = SocketError.HostNotFound)
    {
        var connects = 0;
        using var http = Platform.CreateClient(new SocketsHttpHandler
        {
            UseProxy = false,
            ConnectCallback = (_, _) =>
            {
                connects++;
                throw new SocketException((int)failure);
            },
        });
        using var client = new RdsBackupsClient(Options(configure), http);
        return (await CallAsync(client), connects);
    }

    private static RdsBackupsClientOptions Options(Action<RdsBackupsClientOptions> configure)
    {
        var options = new RdsBackupsClientOptions
        {
            Credentials = new() { AccessKeyId = "hostile-key-id", AccessKeySecret = HostileClient.Secret },
            Connection = { UseProxy = false },
            Retry = { BaseDelay = TimeSpan.FromMilliseconds(1), MaxDelay = TimeSpan.FromMilliseconds(5) },
        };
        configure(options);
        return options;
    }

    private static Task<RdsTransportException> CallAsync(RdsBackupsClient client) => Assert.ThrowsAsync<RdsTransportException>(
        () => client.DescribeBackupsAsync(DescribeBackupsRequest.For(HandMade.Instance).Build(), TestContext.Current.CancellationToken));

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
