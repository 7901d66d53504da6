using AliRds.Backups.Client.HostileTests.Support;
using Microsoft.Extensions.Time.Testing;

namespace AliRds.Backups.Client.HostileTests.Credentials;

/// <summary>Machines whose clock is wrong: the end of a key is judged by the clock of whoever gives it.</summary>
public sealed class WrongClockTests
{
    private static readonly DateTimeOffset True = new(2026, 3, 4, 5, 6, 7, TimeSpan.Zero);

    [Theory]
    [InlineData(1.5)]
    [InlineData(14)]
    [InlineData(-1.5)]
    [InlineData(-14)]
    public async Task GetCredentials_OfAnAddressWhoseClockDiffers_KeepsTheKeyForItsLifetime(double hours)
    {
        var clock = new FakeTimeProvider(True.AddHours(hours));
        var passed = TimeSpan.Zero;
        await using var server = RawServer.Answer(request => Dated(Source.Key($"KEY-{request.Number}", True + passed + TimeSpan.FromHours(1)), True + passed));
        var provider = Source.OfUri(server, clock);

        var first = await Source.GetAsync(provider);
        clock.Advance(passed = TimeSpan.FromMinutes(40));
        var second = await Source.GetAsync(provider);
        clock.Advance(TimeSpan.FromMinutes(25));
        passed = TimeSpan.FromMinutes(65);
        var third = await Source.GetAsync(provider);

        Assert.Equal(("KEY-1", "KEY-1", "KEY-2"), (first.AccessKeyId, second.AccessKeyId, third.AccessKeyId));
    }

    [Fact]
    public async Task GetCredentials_WhenTheClockIsSetMeanwhile_KeepsTheKey()
    {
        var now = DateTimeOffset.UtcNow;
        var clock = new ShiftedClock(TimeSpan.Zero);
        await using var server = RawServer.Answer(_ => Dated(Source.Key("KEY-1", now.AddHours(1)), now));
        var provider = Source.OfUri(server, clock);
        await Source.GetAsync(provider);

        clock.Ahead = TimeSpan.FromHours(2);
        await Source.GetAsync(provider);

        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task GetCredentials_OfARoleOnAMachineAhead_SignsAgainWithTheTimeOfSts()
    {
        var clock = new FakeTimeProvider(True.AddHours(1.5));
        await using var server = RawServer.Answer(request => Math.Abs((DateTimeOffset.Parse(request.Parameter("Timestamp")!) - True).TotalMinutes) > 15
            ? Dated("""{"Code":"InvalidTimeStamp.Expired","Message":"Specified time stamp or date value is expired.","RequestId":"R"}""", True, 400)
            : Dated($$"""{"Credentials":{{Source.Key("KEY-1", True.AddHours(1))}}}""", True));
        var provider = Source.Of(Source.Role(server), clock);

        var key = await Source.GetAsync(provider);

        Assert.Equal(("KEY-1", 2), (key.AccessKeyId, server.Requests.Count));
    }

    [Fact]
    public async Task GetCredentials_OfAnStsThatAlwaysRefusesTheTime_IsAskedTwice()
    {
        await using var server = RawServer.Answer(_ => Dated("""{"Code":"InvalidTimeStamp.Expired","Message":"no"}""", True, 400));

        await Source.FailAsync(Source.Of(Source.Role(server)));

        Assert.Equal(2, server.Requests.Count);
    }

    [Theory]
    [InlineData(1.5)]
    [InlineData(-1.5)]
    public async Task DescribeBackups_OnAMachineWhoseClockIsWrongWithAKeyOfAnHour_LearnsTheTimeAndKeepsTheKey(double hours)
    {
        var now = DateTimeOffset.UtcNow;
        await using var source = RawServer.Answer(request => Dated(Source.Key($"KEY-{request.Number}", now.AddHours(1)), now));
        await using var service = RawServer.Answer(request => Math.Abs((DateTimeOffset.Parse(request.Header("x-acs-date")!) - now).TotalMinutes) > 15
            ? Dated("""{"Code":"InvalidTimeStamp.Expired","Message":"no","RequestId":"R"}""", now, 400)
            : Dated(HandMade.Page([HandMade.Row(1)], "1"), now));
        var options = HostileClient.Options(service, options =>
            options.Credentials = new() { Source = Client.Credentials.RdsCredentialsSource.Uri, Uri = { Address = source.Endpoint } });
        using var http = Source.Http();
        using var client = new RdsBackupsClient(options, http, new ShiftedClock(TimeSpan.FromHours(hours)));

        for (var call = 0; call < 10; call++)
        {
            await client.DescribeBackupsAsync(DescribeBackupsRequest.For(HandMade.Instance).Build(), Source.Token);
        }

        Assert.Single(source.Requests);
        Assert.Equal(11, service.Requests.Count);
    }

    [Fact]
    public async Task DescribeBackups_AfterACallThatTaughtTheTime_JudgesTheEndOfAStoredKeyByIt()
    {
        using var folder = new SourceFolder();
        var now = DateTimeOffset.UtcNow;
        string Profile(long end) => folder.Write("config.json", $$"""
            {"current":"a","profiles":[{"name":"a","mode":"StsToken","access_key_id":"id","access_key_secret":"{{HostileClient.Secret}}","sts_token":"tok","sts_expiration":{{end}}}]}
            """);
        var path = Profile(now.AddHours(3).ToUnixTimeSeconds());
        await using var service = RawServer.Answer(request => Math.Abs((DateTimeOffset.Parse(request.Header("x-acs-date")!) - now).TotalMinutes) > 15
            ? Dated("""{"Code":"InvalidTimeStamp.Expired","Message":"no","RequestId":"R"}""", now, 400)
            : Dated(HandMade.Page([HandMade.Row(1)], "1"), now));
        var options = HostileClient.Options(service, options =>
            options.Credentials = new() { Source = Client.Credentials.RdsCredentialsSource.Cli, Cli = { Path = path } });
        using var http = Source.Http();
        using var client = new RdsBackupsClient(options, http, new ShiftedClock(TimeSpan.FromHours(1.5)));
        await client.DescribeBackupsAsync(DescribeBackupsRequest.For(HandMade.Instance).Build(), Source.Token);

        Profile(now.AddHours(1).ToUnixTimeSeconds());
        await client.DescribeBackupsAsync(DescribeBackupsRequest.For(HandMade.Instance).Build(), Source.Token);

        Assert.Equal(3, service.Requests.Count);
    }

    private static RawReply Dated(string body, DateTimeOffset date, int status = 200) =>
        RawReply.Json(body, status) with { Headers = [$"Date: {date:r}"] };
}
