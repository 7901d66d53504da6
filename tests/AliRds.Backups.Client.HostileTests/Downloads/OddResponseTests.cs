using AliRds.Backups.Client.HostileTests.Downloads.Support;
using AliRds.Backups.Client.HostileTests.Support;

namespace AliRds.Backups.Client.HostileTests.Downloads;

/// <summary>One response among many that speaks of another object, or of none, while the object is the same.</summary>
public sealed class OddResponseTests
{
    private const int Parts = 64;
    private const int Length = Parts * DownloadSite.PartSize;

    public static TheoryData<string> Oddities => [.. OddResponses.Keys];

    private static Dictionary<string, Func<ObjectReply, ObjectReply>> OddResponses { get; } = new()
    {
        ["412"] = _ => ObjectReply.Error(412, "PreconditionFailed", "At least one of the pre-conditions you specified did not hold."),
        ["412 of a proxy"] = _ => ObjectReply.Plain(412, body: "<html>No.</html>"),
        ["416"] = _ => ObjectReply.Error(416, "InvalidRange", "The requested range cannot be satisfied.").With("Content-Range", "bytes */0"),
        ["another tag"] = honest => honest.With("ETag", "\"ANOTHER\""),
        ["a weak tag"] = honest => honest.With("ETag", "W/\"5B3C1A2E053D763E1B002CC607C5A0FE\""),
        ["no tag"] = honest => honest.Without("ETag"),
        ["a larger total"] = honest => honest.With("Content-Range", RangeOf(honest) + "/99999999"),
        ["a smaller total"] = honest => honest.With("Content-Range", RangeOf(honest) + "/4194303"),
        ["an unknown total"] = honest => honest.With("Content-Range", RangeOf(honest) + "/*"),
        ["another checksum"] = honest => honest.With("x-oss-hash-crc64ecma", "42"),
        ["no checksum"] = honest => honest.Without("x-oss-hash-crc64ecma"),
        ["another range"] = honest => honest.With("Content-Range", "bytes 0-65535/4194304"),
        ["a range in other units"] = honest => honest.With("Content-Range", "items 0-65535/4194304"),
        ["a range that is none"] = honest => honest.With("Content-Range", "bytes junk"),
        ["no range"] = honest => honest.Without("Content-Range"),
        ["several ranges"] = honest => honest.Without("Content-Range").With("Content-Type", "multipart/byteranges; boundary=THIS"),
        ["the whole object"] = honest => (honest with { Status = 200 }).Without("Content-Range"),
        ["nothing"] = _ => ObjectReply.Plain(200),
        ["204"] = _ => ObjectReply.Plain(204).Without("Content-Length"),
        ["a login page"] = _ => ObjectReply.Plain(200, body: "<html>Please log in.</html>"),
        ["a redirect"] = _ => ObjectReply.Plain(302).With("Location", "http://127.0.0.1:9/login"),
        ["403 of a proxy"] = _ => ObjectReply.Plain(403, body: "<html>Forbidden</html>"),
        ["404 of a proxy"] = _ => ObjectReply.Plain(404, body: "<html>Not found</html>"),
        ["gzip"] = honest => honest.With("Content-Encoding", "gzip"),
        ["gzip as transfer encoding"] = honest =>
            (honest with { Body = [.. "10000\r\n"u8, .. honest.Body, .. "\r\n0\r\n\r\n"u8] }).Without("Content-Length").With("Transfer-Encoding", "gzip, chunked"),
        ["a larger length than the body"] = honest => honest.With("Content-Length", "65537") with { Then = AfterReply.Close },
        ["a smaller length than the range"] = honest => honest.With("Content-Length", "10") with { Then = AfterReply.Close },
        ["chunks without an end"] = honest =>
            (honest with { Body = [.. "8000\r\n"u8, .. honest.Body[..0x8000], .. "\r\n"u8], Then = AfterReply.Close })
                .Without("Content-Length").With("Transfer-Encoding", "chunked"),
        ["a body that is cut"] = honest => honest with { Body = honest.Body[..1000], Then = AfterReply.Close },
        ["a body that is cut by a reset"] = honest => honest with { Body = honest.Body[..1000], Then = AfterReply.Reset },
    };

    [Theory]
    [MemberData(nameof(Oddities))]
    public async Task DownloadToFile_OneResponseIsOdd_LosesNothing(string oddity)
    {
        await using var site = new DownloadSite(StoredObject.Of(Length));
        site.Store.Lie = (request, honest) => request.Number == 40 ? OddResponses[oddity](honest) : honest;

        var result = await site.DownloadAsync();

        Assert.True(result.IsProven);
        Assert.Empty(result.Restarts);
        Assert.InRange(result.WastedBytes, 0, DownloadSite.PartSize);
        Assert.InRange(result.ReceivedBytes, Length, Length + DownloadSite.PartSize);
        Assert.Equal(site.Store.Object.Content, site.ReadTarget());
    }

    [Theory]
    [MemberData(nameof(Oddities))]
    public async Task DownloadToFile_OneResponseIsOddWhileTheApiIsDown_LosesNothing(string oddity)
    {
        await using var site = new DownloadSite(StoredObject.Of(Length)) { ApiIsDown = true };
        site.Store.Lie = (request, honest) => request.Number == 40 ? OddResponses[oddity](honest) : honest;

        var result = await site.DownloadAsync();

        Assert.Empty(result.Restarts);
        Assert.Equal(site.Store.Object.Content, site.ReadTarget());
    }

    [Theory]
    [MemberData(nameof(Oddities))]
    public async Task CopyTo_OneResponseIsOdd_GivesEveryByteOnce(string oddity)
    {
        await using var site = new DownloadSite(StoredObject.Of(DownloadSite.PartSize));
        site.Store.Lie = (request, honest) => request.Number == 2 ? OddResponses[oddity](honest) : honest;
        using var copy = new MemoryStream();

        var result = await site.CopyAsync(copy);

        Assert.True(result.IsProven);
        Assert.Equal(site.Store.Object.Content, copy.ToArray());
    }

    [Theory]
    [InlineData("412")]
    [InlineData("another tag")]
    [InlineData("a larger total")]
    public async Task DownloadToFile_OneResponseIsOdd_AsksAgainOverANewConnectionWithAFreshLink(string oddity)
    {
        await using var site = new DownloadSite(StoredObject.Of(Length));
        site.Store.HeedsClose = false;
        site.Store.Lie = (request, honest) => request.Number == 40 ? OddResponses[oddity](honest) : honest;

        await site.DownloadAsync();

        var again = Assert.Single(site.Store.Requests, request => request.Number > 1 && request.Header("Range") == "bytes=0-0");
        Assert.DoesNotContain(site.Store.Requests.Take(again.Number - 1), request => request.Connection == again.Connection);
        Assert.Equal("k1", again.Parameter("OSSAccessKeyId"));
    }

    [Fact]
    public async Task DownloadToFile_TheSecondResponseIsOddToo_GoesOnWithWhatCameAndCountsItOnce()
    {
        await using var site = new DownloadSite(StoredObject.Of(Length)) { Options = { Parallelism = 1 } };
        site.Store.Lie = (request, honest) => request.Number is 40 or 41 ? OddResponses["another tag"](honest) : honest;

        var result = await site.DownloadAsync();

        Assert.Empty(result.Restarts);
        Assert.Equal((0L, 0L), (result.ResumedBytes, result.WastedBytes));
        Assert.Equal(Length, result.ReceivedBytes);
        Assert.Equal(site.Store.Object.Content, site.ReadTarget());
    }

    [Fact]
    public async Task DownloadToFile_TheTagFlipsBackAndForth_EndsAndKeepsWhatCame()
    {
        await using var site = new DownloadSite(StoredObject.Of(Length));

        // Requests for parts may arrive late, when they are cancelled already, so the probes are counted by themselves.
        var probes = 0;
        site.Store.Lie = (request, honest) =>
        {
            var count = request.Header("If-Match") is null ? Interlocked.Increment(ref probes) : request.Number;
            return request.Number > 20 && count % 2 == 0 ? OddResponses["another tag"](honest) : honest;
        };

        var (result, exception) = await TryAsync(site);

        Assert.True(result is { Restarts: [] } || exception?.KeptBytes >= 10 * DownloadSite.PartSize, exception?.Message);
    }

    [Fact]
    public async Task DownloadToFile_EveryPartIsRefusedThoughTheObjectIsTheSame_EndsAndKeepsWhatCame()
    {
        await using var site = new DownloadSite(StoredObject.Of(Length));
        site.Store.Lie = (request, honest) => request.Number > 20 && request.Header("If-Match") is not null ? OddResponses["412"](honest) : honest;

        var (_, exception) = await TryAsync(site);

        Assert.Equal("PreconditionFailed", exception?.Code);
        Assert.Equal(site.Partial, exception?.KeptPath);
        Assert.True(exception?.KeptBytes >= 10 * DownloadSite.PartSize, exception?.Message);
        Assert.True(site.Store.Requests.Count < 300, $"{site.Store.Requests.Count} requests were sent.");
    }

    [Fact]
    public async Task DownloadToFile_TheObjectIsReallyReplacedWhileTheApiIsDown_KeepsAndNamesWhatCame()
    {
        await using var site = new DownloadSite(StoredObject.Of(Length));
        site.Store.Lie = (request, honest) => Replace(site, request, 40, honest);
        site.ApiIsDown = true;

        var (_, exception) = await TryAsync(site);

        Assert.Equal(site.Partial, exception?.KeptPath);
        Assert.True(exception?.KeptBytes >= 30 * DownloadSite.PartSize, exception?.Message);
    }

    [Fact]
    public async Task DownloadToFile_TheObjectIsReallyReplaced_GivesTheNewOneAndSaysWhy()
    {
        await using var site = new DownloadSite(StoredObject.Of(Length));
        site.Store.Lie = (request, honest) => Replace(site, request, 40, honest);

        var result = await site.DownloadAsync();

        Assert.True(result.IsProven);
        Assert.Contains("ETag", Assert.Single(result.Restarts), StringComparison.Ordinal);
        Assert.True(result.WastedBytes >= 30 * DownloadSite.PartSize, $"{result.WastedBytes} bytes were wasted.");
        Assert.Equal(site.Store.Object.Content, site.ReadTarget());
    }

    [Fact]
    public async Task DownloadToFile_OneResponseOfASecondRunIsOdd_GoesOnFromThePartial()
    {
        await using var site = new DownloadSite(StoredObject.Of(Length));
        await site.InterruptAsync(requests: 20);
        var asked = site.Store.Requests.Count;
        site.Store.Lie = (request, honest) => request.Number == asked + 1 ? OddResponses["another tag"](honest) : honest;

        var result = await site.DownloadAsync();

        Assert.True(result.ResumedBytes >= 10 * DownloadSite.PartSize, $"{result.ResumedBytes} bytes were resumed.");
        Assert.Empty(result.Restarts);
    }

    [Fact]
    public async Task DownloadToFile_TheFirstResponseNamesAWrongChecksum_StillGivesTheFile()
    {
        await using var site = new DownloadSite(StoredObject.Of(Length));
        site.Store.Lie = (request, honest) =>
            request.Number == 1 ? OddResponses["another checksum"](honest) : honest.Without("x-oss-hash-crc64ecma");

        var (result, exception) = await TryAsync(site);

        Assert.True(result is not null || exception is RdsCorruptDownloadException { KeptBytes: Length });
    }

    private static async Task<(Downloading.DownloadResult? Result, RdsDownloadException? Exception)> TryAsync(DownloadSite site)
    {
        try
        {
            return (await site.DownloadAsync(), null);
        }
        catch (RdsDownloadException exception)
        {
            return (null, exception);
        }
    }

    private static ObjectReply Replace(DownloadSite site, RawRequest request, int at, ObjectReply honest)
    {
        if (request.Number != at)
        {
            return honest;
        }

        site.Store.Object = StoredObject.Of(Length, seed: 2) with { ETag = "\"REPLACED\"" };
        return site.Store.Object.Respond(request);
    }

    private static string RangeOf(ObjectReply reply) => reply.Headers.Single(header => header.Key == "Content-Range").Value.Split('/')[0];
}
