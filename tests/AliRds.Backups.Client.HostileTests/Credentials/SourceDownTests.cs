using AliRds.Backups.Client.HostileTests.Support;

namespace AliRds.Backups.Client.HostileTests.Credentials;

/// <summary>A source that is down, or gives keys of no use, is not asked by every call.</summary>
public sealed class SourceDownTests
{
    [Fact]
    public async Task GetCredentials_By500CallsOfASourceThatIsDown_AsksItAFewTimes()
    {
        await using var server = RawServer.Script(RawReply.Json("{}", 503));
        var provider = Source.OfUri(server);
        var failures = new List<RdsCredentialsUnavailableException>();

        for (var call = 0; call < 500; call++)
        {
            failures.Add(await Source.FailAsync(provider));
        }

        Assert.InRange(server.Requests.Count, 1, 30);
        Assert.All(failures, failure => Assert.Contains("HTTP status 503", failure.Message, StringComparison.Ordinal));
        Assert.Contains(failures, failure => failure.RetryAfter > TimeSpan.Zero && failure.Message.Contains("asked again in", StringComparison.Ordinal));
        Assert.Distinct(failures);
    }

    [Fact]
    public async Task GetCredentials_By100CallersAtOnceOfASourceThatIsDown_AsksItAFewTimes()
    {
        await using var server = RawServer.Start(connection =>
        {
            connection.Reset();
            return Task.CompletedTask;
        });
        var provider = Source.OfUri(server);

        for (var round = 0; round < 10; round++)
        {
            await Task.WhenAll(Enumerable.Range(0, 100).Select(_ => Source.FailAsync(provider)));
        }

        Assert.InRange(server.Connections, 1, 30);
    }

    [Theory]
    [InlineData(500)]
    [InlineData(503)]
    [InlineData(429)]
    public async Task GetCredentials_WhenTheSourceIsBusyOnce_GivesAKeyAllTheSame(int status)
    {
        await using var server = RawServer.Script(RawReply.Json("<html>busy</html>", status), RawReply.Json(Source.InAnHour("KEY-1")));

        var key = await Source.GetAsync(Source.OfUri(server));

        Assert.Equal(("KEY-1", 2), (key.AccessKeyId, server.Requests.Count));
    }

    [Fact]
    public async Task GetCredentials_WhenStsIsBusyOnce_GivesAKeyWithANonceOfItsOwn()
    {
        await using var server = RawServer.Script(
            RawReply.Json("""{"Code":"ServiceUnavailable","Message":"busy"}""", 503), RawReply.Json($$"""{"Credentials":{{Source.InAnHour("KEY-1")}}}"""));

        var key = await Source.GetAsync(Source.Of(Source.Role(server)));

        Assert.Equal("KEY-1", key.AccessKeyId);
        Assert.Equal(2, server.Requests.Select(request => request.Nonce).Distinct().Count());
    }

    [Fact]
    public async Task GetCredentials_WhenTheSourceDropsOneConnection_GivesAKeyAllTheSame()
    {
        await using var server = RawServer.Start(async connection =>
        {
            await connection.ReadRequestAsync();
            if (connection.Number > 1)
            {
                await connection.SendAsync(RawReply.Json(Source.InAnHour("KEY-1")));
            }
        });

        var key = await Source.GetAsync(Source.OfUri(server));

        Assert.Equal("KEY-1", key.AccessKeyId);
    }

    [Fact]
    public async Task GetCredentials_OfASourceThatRefuses_AsksItOnce()
    {
        await using var server = RawServer.Script(RawReply.Json("{}", 403));

        await Source.FailAsync(Source.OfUri(server));

        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task GetCredentials_OfASourceWhoseKeysHaveEnded_AsksItAFewTimes()
    {
        await using var server = RawServer.Script(RawReply.Json(Source.Key("KEY-1", DateTimeOffset.UtcNow.AddHours(-1))));
        var provider = Source.OfUri(server);

        for (var call = 0; call < 200; call++)
        {
            Assert.Contains("ended", (await Source.FailAsync(provider)).Message, StringComparison.Ordinal);
        }

        Assert.InRange(server.Requests.Count, 1, 15);
    }

    [Fact]
    public async Task DescribeBackups_WhenTheServiceRefusesEachFreshKeyAsEnded_AsksTheSourceAFewTimes()
    {
        await using var source = RawServer.Answer(request => RawReply.Json(Source.InAnHour($"KEY-{request.Number}")));
        await using var service = RawServer.Script(RawReply.Json("""{"Code":"InvalidSecurityToken.Expired","Message":"over","RequestId":"R"}""", 400));
        using var client = HostileClient.Connect(service, options =>
        {
            options.Credentials = null!;
            options.CredentialsProvider = Source.OfUri(source);
        });

        for (var call = 0; call < 100; call++)
        {
            await Assert.ThrowsAnyAsync<RdsBackupsException>(
                () => client.DescribeBackupsAsync(DescribeBackupsRequest.For(HandMade.Instance).Build(), Source.Token));
        }

        Assert.InRange(source.Requests.Count, 2, 15);
    }
}
