using AliRds.Backups.Client.Downloading;
using AliRds.Backups.Client.HostileTests.Downloads.Support;

namespace AliRds.Backups.Client.HostileTests.Downloads;

/// <summary>Something answers for the internal host that is not the object store.</summary>
public sealed class LinkChoiceTests
{
    private const int Length = 5 * DownloadSite.PartSize;

    public static TheoryData<string> Strangers => [.. ResponsesOfStrangers.Keys];

    private static Dictionary<string, Func<ObjectReply, ObjectReply>> ResponsesOfStrangers { get; } = new()
    {
        ["502"] = _ => ObjectReply.Plain(502, body: "<html>Bad gateway</html>"),
        ["503"] = _ => ObjectReply.Plain(503, body: "<html>Unavailable</html>"),
        ["503 with a long pause"] = _ => ObjectReply.Plain(503).With("Retry-After", "300"),
        ["504"] = _ => ObjectReply.Plain(504, body: "<html>Timeout</html>"),
        ["403"] = _ => ObjectReply.Plain(403, body: "<html>Forbidden by policy</html>"),
        ["403 in XML that is no error"] = _ => ObjectReply.Plain(403, "application/xml", "<Denied><Code>AccessDenied</Code></Denied>"),
        ["404"] = _ => ObjectReply.Plain(404, body: "<html>Not found</html>"),
        ["404 of another store"] = _ => ObjectReply.Error(404, "NoSuchBucket", "The specified bucket does not exist."),
        ["403 of the store for another network"] = _ => ObjectReply.Error(403, "AccessDenied", "The bucket must be addressed by the specified endpoint."),
        ["401"] = _ => ObjectReply.Plain(401).With("WWW-Authenticate", "Basic realm=\"proxy\""),
        ["407"] = _ => ObjectReply.Plain(407).With("Proxy-Authenticate", "Basic realm=\"proxy\""),
        ["302 to a portal"] = _ => ObjectReply.Plain(302).With("Location", "http://127.0.0.1:9/login"),
        ["a login page"] = _ => ObjectReply.Plain(200, body: "<html>Please log in.</html>"),
        ["nothing"] = _ => ObjectReply.Plain(200),
        ["416 of nothing"] = _ => ObjectReply.Plain(416).With("Content-Range", "bytes */0"),
        ["another file"] = honest => honest.With("Content-Range", "bytes 0-0/512"),
        ["a status that is none"] = _ => ObjectReply.Plain(999),
        ["a reset"] = _ => ObjectReply.Silence(AfterReply.Reset),
        ["an end without a response"] = _ => ObjectReply.Silence(AfterReply.Close),
        ["a head without its body"] = honest => honest with { Body = [], Then = AfterReply.Close },
    };

    [Theory]
    [MemberData(nameof(Strangers))]
    public async Task DownloadToFile_AStrangerAnswersForTheInternalHost_GoesOnWithThePublicLink(string stranger)
    {
        var stored = StoredObject.Of(Length);
        await using var site = new DownloadSite(stored) { Internal = new RawObjectStore(stored) };
        site.Internal.Lie = (_, honest) => ResponsesOfStrangers[stranger](honest);

        var result = await site.DownloadAsync();

        Assert.Equal((true, false), (result.IsProven, result.UsedInternalLink));
        Assert.Equal(stored.Content, site.ReadTarget());
        Assert.InRange(site.Internal.Requests.Count, 1, 3);
    }

    [Theory]
    [MemberData(nameof(Strangers))]
    public async Task OpenRead_AStrangerAnswersForTheInternalHost_GoesOnWithThePublicLink(string stranger)
    {
        var stored = StoredObject.Of(Length);
        await using var site = new DownloadSite(stored) { Internal = new RawObjectStore(stored) };
        site.Internal.Lie = (_, honest) => ResponsesOfStrangers[stranger](honest);
        using var copy = new MemoryStream();

        await using var stream = await site.OpenAsync();
        await stream.CopyToAsync(copy, TestContext.Current.CancellationToken);

        Assert.Equal(stored.Content, copy.ToArray());
    }

    [Theory]
    [MemberData(nameof(Strangers))]
    public async Task DownloadToFile_OnlyTheInternalLinkIsWanted_NeverCallsThePublicHost(string stranger)
    {
        var stored = StoredObject.Of(Length);
        await using var site = new DownloadSite(stored)
        {
            Internal = new RawObjectStore(stored),
            Options = { LinkPreference = LinkPreference.Internal, Retry = { MaxAttempts = 2 } },
        };
        site.Internal.Lie = (_, honest) => ResponsesOfStrangers[stranger](honest).Without("Retry-After");

        await Assert.ThrowsAnyAsync<RdsDownloadException>(site.DownloadAsync);

        Assert.Empty(site.Store.Requests);
    }

    [Fact]
    public async Task DownloadToFile_TheObjectStoreItselfIsBusyOnce_StaysWithTheInternalLink()
    {
        var stored = StoredObject.Of(Length);
        await using var site = new DownloadSite(stored) { Internal = new RawObjectStore(stored) };
        site.Internal.Lie = (request, honest) => request.Number == 1 ? ObjectReply.Error(503, "SlowDown", "Please reduce your rate.") : honest;

        Assert.True((await site.DownloadAsync()).UsedInternalLink);
    }

    [Fact]
    public async Task DownloadToFile_TheInternalLinkHasExpired_StaysWithTheInternalLink()
    {
        var stored = StoredObject.Of(Length);
        await using var site = new DownloadSite(stored) { Internal = new RawObjectStore(stored) };
        site.Internal.Lie = (request, honest) => request.Number == 1 ? ObjectReply.Error(403, "AccessDenied", "Request has expired.") : honest;

        var result = await site.DownloadAsync();

        Assert.Equal((true, 1), (result.UsedInternalLink, result.LinkRenewals));
    }

    [Fact]
    public async Task DownloadToFile_BothHostsAreStrangers_EndsWithTheResponseOfThePublicOne()
    {
        var stored = StoredObject.Of(Length);
        await using var site = new DownloadSite(stored) { Internal = new RawObjectStore(stored), Options = { Retry = { MaxAttempts = 3 } } };
        site.Internal.Lie = (_, _) => ObjectReply.Plain(502);
        site.Store.Lie = (_, _) => ObjectReply.Plain(504);

        var exception = await Assert.ThrowsAsync<RdsDownloadException>(site.DownloadAsync);

        Assert.Equal(504, exception.StatusCode);
    }
}
