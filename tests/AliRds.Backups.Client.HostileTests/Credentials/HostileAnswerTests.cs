using System.Text;
using AliRds.Backups.Client.Credentials;
using AliRds.Backups.Client.HostileTests.Support;

namespace AliRds.Backups.Client.HostileTests.Credentials;

/// <summary>Answers of sources over HTTP that have no end, or are something else than a key.</summary>
[Collection(nameof(CountsMemory))]
public sealed class HostileAnswerTests
{
    private const long Much = 512L * 1024 * 1024;

    [Fact]
    public async Task GetCredentials_OfAnAddressThatNeverStopsSending_EndsByABound()
    {
        await using var server = RawServer.Start(async connection =>
        {
            await connection.ReadRequestAsync();
            await SendForeverAsync(connection);
        });
        var before = GC.GetTotalAllocatedBytes();

        var failure = await Source.FailAsync(Source.OfUri(server));

        Assert.Contains("more than 1 MiB", failure.Message, StringComparison.Ordinal);
        Assert.InRange(GC.GetTotalAllocatedBytes() - before, 0, Much);
    }

    [Fact]
    public async Task GetCredentials_OfAnStsThatNeverStopsSending_EndsByABound()
    {
        await using var server = RawServer.Start(async connection =>
        {
            await connection.ReadRequestAsync();
            await SendForeverAsync(connection);
        });

        var failure = await Source.FailAsync(Source.Of(Source.Role(server)));

        Assert.Contains("larger than 1048576 bytes", failure.Message, StringComparison.Ordinal);
        Assert.Equal(1, server.Connections);
    }

    [Fact]
    public async Task GetCredentials_OfAMetadataServiceThatNeverStopsSending_EndsByABound()
    {
        await using var server = RawServer.Start(async connection =>
        {
            await connection.ReadRequestAsync();
            await SendForeverAsync(connection);
        });
        var options = new RdsCredentialsOptions
        {
            Source = RdsCredentialsSource.Ecs,
            Ecs = { Endpoint = server.Endpoint, Timeout = TimeSpan.FromSeconds(20) },
        };

        var failure = await Source.FailAsync(Source.Of(options));

        Assert.Contains("more than 1 MiB", failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("X-Endless: ")]
    [InlineData("HTTP/1.1 100 Continue\r\n\r\n")]
    public async Task GetCredentials_OfAHeadThatNeverEnds_EndsByALimit(string piece)
    {
        await using var server = RawServer.Start(async connection =>
        {
            await connection.ReadRequestAsync();
            await connection.SendAsync(piece.StartsWith("HTTP", StringComparison.Ordinal) ? string.Empty : "HTTP/1.1 200 OK\r\n");
            var block = Encoding.ASCII.GetBytes(string.Concat(Enumerable.Repeat(piece + (piece[0] == 'X' ? "y\r\n" : ""), 100)));
            while (!connection.Stopped.IsCancellationRequested)
            {
                await connection.SendAsync(block);
            }
        });

        var failure = await Source.FailAsync(Source.OfUri(server));

        Assert.Contains($"127.0.0.1:{server.Port}", failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<html>Please sign in</html>", "not the expected JSON")]
    [InlineData("", "not the expected JSON")]
    [InlineData("null", "not the expected JSON")]
    [InlineData("[1]", "not the expected JSON")]
    [InlineData("{\"AccessKeyId\":{\"a\":1}}", "not the expected JSON")]
    [InlineData("{}", "has no AccessKeyId")]
    [InlineData("{\"Code\":\"Success\",\"AccessKeyId\":\"k\",\"AccessKeySecret\":\"s\",\"SecurityToken\":\"t\",\"Expiration\":\"soon\"}", "not a time")]
    [InlineData("{\"Code\":\"Success\",\"AccessKeyId\":\"k\",\"AccessKeySecret\":\"s\",\"SecurityToken\":\"t\",\"Expiration\":\"0001-01-01T00:00:00Z\"}", "ended")]
    public async Task GetCredentials_OfAnAddressThatGivesNoKey_SaysWhatIsWrong(string body, string reason)
    {
        await using var server = RawServer.Script(RawReply.Json(body));

        Assert.Contains(reason, (await Source.FailAsync(Source.OfUri(server))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task GetCredentials_OfAKeyThatEndsInTheYear9999_GivesIt()
    {
        await using var server = RawServer.Script(RawReply.Json(Source.Key("KEY-1", DateTimeOffset.MaxValue)));
        var provider = Source.OfUri(server);

        await Source.GetAsync(provider);
        await Source.GetAsync(provider);

        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task GetCredentials_OfDeeplyNestedJson_SaysWhereItStops()
    {
        var bomb = string.Concat(Enumerable.Repeat("{\"a\":", 100_000));
        await using var server = RawServer.Script(RawReply.Json(bomb));

        Assert.Contains("not the expected JSON", (await Source.FailAsync(Source.OfUri(server))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task GetCredentials_OfTextThatIsNotUtf8_SaysThatItIsNoJson()
    {
        await using var server = RawServer.Script(new RawReply { Body = [0xFF, 0xFE, 0x00, 0xD8, 0x7B], ContentType = "application/json;charset=bogus" });

        Assert.Contains("not the expected JSON", (await Source.FailAsync(Source.OfUri(server))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task GetCredentials_OfARedirect_FollowsItNowhere()
    {
        await using var thief = RawServer.Script(RawReply.Json(Source.InAnHour("KEY-9")));
        await using var server = RawServer.Script(new RawReply { Status = 302, Headers = [$"Location: {thief.Endpoint}"] });

        var failure = await Source.FailAsync(Source.OfUri(server));

        Assert.Contains("HTTP status 302", failure.Message, StringComparison.Ordinal);
        Assert.Empty(thief.Requests);
    }

    [Fact]
    public async Task GetCredentials_OfStsThatAnswersHtmlWithStatus200_SaysThatItHoldsNoKey()
    {
        await using var server = RawServer.Script(new RawReply { ContentType = "text/html", Body = "<html>portal</html>"u8.ToArray() });

        Assert.Contains("it has no Credentials", (await Source.FailAsync(Source.Of(Source.Role(server)))).Message, StringComparison.Ordinal);
    }

    private static async Task SendForeverAsync(RawConnection connection)
    {
        await connection.SendAsync("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n");
        var chunk = Encoding.ASCII.GetBytes($"10000\r\n{new string('x', 0x10000)}\r\n");
        while (true)
        {
            await connection.SendAsync(chunk);
        }
    }
}
