using AliRds.Backups.Client.Credentials;
using AliRds.Backups.Client.HostileTests.Support;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace AliRds.Backups.Client.HostileTests.Health;

/// <summary>Health checks whose listing fails, lies or never ends.</summary>
public sealed class FailingCheckTests
{
    private static readonly TimeSpan Soon = TimeSpan.FromMilliseconds(50);

    [Fact]
    public async Task CheckHealth_ListingCannotBeProven_FailsAndTellsWhatItSaw()
    {
        var rows = Enumerable.Range(1, 30).Select(number => HealthRow.DaysOld($"{number}", 1).ToString()).ToList();
        await using var server = RawServer.Answer(request => RawReply.Json(HandMade.Page(rows, "999", request.Parameter("PageNumber")!)));
        await using var probe = Probe(server);

        var entry = await probe.CheckOneAsync();

        Assert.Equal(HealthStatus.Unhealthy, entry.Status);
        Assert.IsType<RdsIncompleteListingException>(entry.Exception);
        Assert.StartsWith("The backups of 'rm-hostile01' could not be listed: ", entry.Description, StringComparison.Ordinal);
        Assert.Equal((HandMade.Instance, "1"), (entry.Data["instanceId"], entry.Data["backupId"]));
    }

    [Theory]
    [InlineData(HealthStatus.Degraded)]
    [InlineData(HealthStatus.Unhealthy)]
    public async Task CheckHealth_AnyFailure_IsReportedAsTheUserChose(HealthStatus chosen)
    {
        await using var empty = RawServer.Script(RawReply.Json(HandMade.Page([], "0")));
        await using var old = RawServer.Script(RawReply.Json(HandMade.Page([HealthRow.DaysOld("7", 20).ToString()], "1")));
        await using var portal = RawServer.Script(new RawReply { ContentType = "text/html", Body = "<html>Sign in</html>"u8.ToArray() });
        await using var broken = RawServer.Start(connection => { connection.Reset(); return Task.CompletedTask; });
        foreach (var server in new[] { empty, old, portal, broken })
        {
            await using var probe = HealthProbe.For(server, checks => checks.AddRdsBackups(check => check.DbInstanceId = new(HandMade.Instance), failureStatus: chosen));

            Assert.Equal(chosen, (await probe.CheckOneAsync()).Status);
        }
    }

    [Fact]
    public async Task CheckHealth_ServerHangs_EndsByTheTimeoutOfTheCheck()
    {
        await using var server = RawServer.Start(connection => connection.HangAsync());
        await using var probe = HealthProbe.For(server, checks => checks.AddRdsBackups(HandMade.Instance, timeout: Soon));

        var entry = await probe.CheckOneAsync();

        // On a busy machine the time may be up before the connection is made.
        Assert.Equal(HealthStatus.Unhealthy, entry.Status);
        Assert.InRange(server.Connections, 0, 1);
        Assert.IsAssignableFrom<OperationCanceledException>(entry.Exception);
    }

    [Fact]
    public async Task CheckHealth_SecondPageDrips_EndsByTheTimeoutOfTheCheck()
    {
        var rows = Enumerable.Range(1, 100).Select(number => HealthRow.DaysOld($"{number}", 1).ToString()).ToList();
        await using var server = RawServer.Start(async connection =>
        {
            await connection.ReadRequestAsync();
            await connection.SendAsync(RawReply.Json(HandMade.Page(rows, "101")));
            await connection.ReadRequestAsync();
            await connection.SendAsync("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 1000\r\n\r\n{");
            await connection.HangAsync();
        });
        await using var probe = HealthProbe.For(server, checks => checks.AddRdsBackups(HandMade.Instance, timeout: TimeSpan.FromSeconds(2)));

        Assert.Equal(HealthStatus.Unhealthy, (await probe.CheckOneAsync()).Status);
    }

    [Fact]
    public async Task CheckHealth_ProviderIgnoresItsToken_EndsByTheTimeoutOfTheCheck()
    {
        await using var server = RawServer.Script(RawReply.Json(HandMade.Page([], "0")));
        await using var probe = HealthProbe.For(
            server, checks => checks.AddRdsBackups(HandMade.Instance, timeout: Soon), options => options.CredentialsProvider = new HangingProvider());

        var entry = await probe.CheckOneAsync();

        Assert.Equal((HealthStatus.Unhealthy, 0), (entry.Status, server.Requests.Count));
    }

    [Fact]
    public async Task CheckHealth_Cancelled_GivesNoResult()
    {
        using var cancelled = new CancellationTokenSource();
        await using var server = RawServer.Start(async connection =>
        {
            await connection.ReadRequestAsync();
            await cancelled.CancelAsync();
            await connection.HangAsync();
        });
        await using var probe = Probe(server);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => probe.CheckUntilAsync(cancelled.Token));
    }

    [Fact]
    public async Task CheckHealth_ProviderThrowsSomethingForeign_FailsTheCheckOnly()
    {
        await using var server = RawServer.Script(RawReply.Json(HandMade.Page([HealthRow.DaysOld("7", 1).ToString()], "1")));
        await using var probe = HealthProbe.Of(
            services =>
            {
                services.AddRdsBackupsClient(HealthProbe.Client(server));
                services.AddRdsBackupsClient("broken", HealthProbe.Client(server, options => options.CredentialsProvider = new ForeignProvider()));
            },
            checks => checks.AddRdsBackups(HandMade.Instance).AddRdsBackups(HandMade.Instance, check => check.ClientName = "broken"));

        var report = await probe.CheckAsync();

        Assert.Equal(HealthStatus.Healthy, report.Entries["rds-backups:rm-hostile01"].Status);
        Assert.Equal(HealthStatus.Unhealthy, report.Entries["rds-backups:broken:rm-hostile01"].Status);
    }

    [Fact]
    public async Task CheckHealth_ClientOfThatNameIsNotRegistered_FailsTheCheckAndSaysWhatToDo()
    {
        await using var server = RawServer.Script(RawReply.Json(HandMade.Page([HealthRow.DaysOld("7", 1).ToString()], "1")));
        await using var probe = HealthProbe.For(
            server, checks => checks.AddRdsBackups(HandMade.Instance).AddRdsBackups(HandMade.Instance, check => check.ClientName = "gone"));

        var report = await probe.CheckAsync();

        Assert.Equal(HealthStatus.Healthy, report.Entries["rds-backups:rm-hostile01"].Status);
        Assert.Contains("AddRdsBackupsClient(\"gone\"", report.Entries["rds-backups:gone:rm-hostile01"].Description, StringComparison.Ordinal);
    }

    private static HealthProbe Probe(RawServer server) =>
        HealthProbe.For(server, checks => checks.AddRdsBackups(check => check.DbInstanceId = new(HandMade.Instance)));

    private sealed class HangingProvider : IRdsCredentialsProvider
    {
        public ValueTask<RdsCredentials> GetCredentialsAsync(CancellationToken cancellationToken = default) => new(new TaskCompletionSource<RdsCredentials>().Task);
    }

    private sealed class ForeignProvider : IRdsCredentialsProvider
    {
        public ValueTask<RdsCredentials> GetCredentialsAsync(CancellationToken cancellationToken = default) => throw new HttpRequestException("foreign");
    }
}
