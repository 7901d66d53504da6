using AliRds.Backups.Client.HostileTests.Support;

namespace AliRds.Backups.Client.HostileTests.Exchange;

/// <summary>The raw server can be listed at all: a suite that no client gets past would hold nothing.</summary>
public sealed class RawServerTests
{
    [Fact]
    public async Task GetBackups_OfAnHonestServer_GivesEveryRow()
    {
        var rows = Enumerable.Range(0, 65).Select(HandMade.Row).ToList();
        await using var server = RawServer.Answer(request =>
            RawReply.Json(HandMade.Page(HandMade.Slice(rows, request), "65", request.Parameter("PageNumber")!)));
        using var client = HostileClient.Connect(server);

        var listed = await HostileClient.ListAsync(client, DescribeBackupsRequest.For(HandMade.Instance).WithPageSize(30).Build());

        Assert.Equal(65, listed.Count);
        Assert.Equal(3, server.Requests.Count);
        Assert.Equal(3, server.Requests.Select(request => request.Nonce).Distinct().Count());
    }
}
