using AliRds.Backups.Client.Downloading;
using AliRds.Backups.Client.HostileTests.Downloads.Support;

namespace AliRds.Backups.Client.HostileTests.Downloads;

/// <summary>Responses that contradict what the listing, or an earlier run, says of the file: a portal, a proxy, a cache with another file.</summary>
public sealed class ContradictionTests
{
    private const int Length = 20 * DownloadSite.PartSize;

    public static TheoryData<string> Lies => [.. FalseResponses.Keys];

    public static TheoryData<string> EmptyLies => [.. FalseResponses.Keys.Where(name => name.StartsWith("empty", StringComparison.Ordinal))];

    private static Dictionary<string, Func<ObjectReply, ObjectReply>> FalseResponses { get; } = new()
    {
        ["empty 200 of a portal"] = _ => ObjectReply.Plain(200),
        ["empty 200 with the marks of the store"] = honest => Empty(honest) with { Status = 200 },
        ["empty 416 of a portal"] = _ => ObjectReply.Plain(416).With("Content-Range", "bytes */0"),
        ["empty 416 with the marks of the store"] = honest => (Empty(honest) with { Status = 416 }).With("Content-Range", "bytes */0"),
        ["total of another file, far too small"] = honest => honest.With("Content-Range", "bytes 0-0/512"),
        ["total of another file, far too large"] = honest => honest.With("Content-Range", "bytes 0-0/999999999999"),
        ["total of one byte"] = honest => honest.With("Content-Range", "bytes 0-0/1").Without("ETag").Without("x-oss-request-id"),
        ["no total"] = honest => honest.With("Content-Range", "bytes 0-0/*"),
        ["a login page"] = _ => ObjectReply.Plain(200, body: "<html>Please log in.</html>"),
        ["a login page as 206"] = _ => ObjectReply.Plain(206, body: "<html>Please log in.</html>"),
        ["a redirect to a portal"] = _ => ObjectReply.Plain(302).With("Location", "http://127.0.0.1:9/login"),
        ["several ranges"] = honest => honest.Without("Content-Range").With("Content-Type", "multipart/byteranges; boundary=THIS"),
        ["a compressed byte"] = honest => honest.With("Content-Encoding", "gzip"),
    };

    [Theory]
    [MemberData(nameof(Lies))]
    public async Task DownloadToFile_TheResponseStands_IsRefusedAndTheOlderFileStays(string lie)
    {
        await using var site = new DownloadSite(StoredObject.Of(Length)) { Options = { Overwrite = OverwritePolicy.Replace } };
        await File.WriteAllTextAsync(site.Target, "a good older file", TestContext.Current.CancellationToken);
        site.Store.Lie = (_, honest) => FalseResponses[lie](honest);

        await Assert.ThrowsAsync<RdsDownloadException>(site.DownloadAsync);

        Assert.Equal("a good older file", await File.ReadAllTextAsync(site.Target, TestContext.Current.CancellationToken));
        Assert.Equal(["backup.xb"], site.Names);
        Assert.True(site.Store.Requests.Count > 1, "It was not asked again.");
    }

    [Theory]
    [MemberData(nameof(Lies))]
    public async Task DownloadToFile_TheResponseStandsAndAPartialIsThere_KeepsAndNamesIt(string lie)
    {
        await using var site = new DownloadSite(StoredObject.Of(Length));
        await site.InterruptAsync(requests: 10);
        var partial = site.Partial!;
        site.Store.Lie = (_, honest) => FalseResponses[lie](honest);

        var exception = await Assert.ThrowsAsync<RdsDownloadException>(site.DownloadAsync);
        site.Store.Lie = (_, honest) => honest;
        var result = await site.DownloadAsync();

        Assert.Equal(partial, exception.KeptPath);
        Assert.True(exception.KeptBytes >= 4 * DownloadSite.PartSize, $"{exception.KeptBytes} bytes are named.");
        Assert.Equal(exception.KeptBytes, result.ResumedBytes);
        Assert.Empty(result.Restarts);
        Assert.Equal(site.Store.Object.Content, site.ReadTarget());
    }

    [Theory]
    [MemberData(nameof(EmptyLies))]
    public async Task DownloadToFile_NoFileIsListedAndAPartialIsThere_KeepsItFromAnEmptyResponse(string lie)
    {
        await using var site = new DownloadSite(StoredObject.Of(Length));
        site.Row = site.Row with { Size = null };
        await site.InterruptAsync(requests: 10);
        site.Store.Lie = (_, honest) => FalseResponses[lie](honest);

        var exception = await Assert.ThrowsAsync<RdsDownloadException>(site.DownloadAsync);

        Assert.Equal(site.Partial, exception.KeptPath);
    }

    [Theory]
    [MemberData(nameof(Lies))]
    public async Task Streams_TheResponseStands_Throw(string lie)
    {
        await using var site = new DownloadSite(StoredObject.Of(Length));
        site.Store.Lie = (_, honest) => FalseResponses[lie](honest);
        using var copy = new MemoryStream();

        await Assert.ThrowsAsync<RdsDownloadException>(() => site.CopyAsync(copy));
        await Assert.ThrowsAsync<RdsDownloadException>(site.OpenAsync);

        Assert.Equal(0, copy.Length);
    }

    [Theory]
    [MemberData(nameof(Lies))]
    public async Task DownloadToFile_OnlyTheFirstResponseLies_IsAskedAgainOverAnotherConnectionAndGivesTheFile(string lie)
    {
        await using var site = new DownloadSite(StoredObject.Of(Length));
        site.Store.Lie = (request, honest) => request.Number == 1 ? FalseResponses[lie](honest) : honest;
        site.Store.HeedsClose = false;

        var result = await site.DownloadAsync();

        Assert.True(result.IsProven);
        Assert.Equal(site.Store.Object.Content, site.ReadTarget());
        Assert.NotEqual(site.Store.Requests[0].Connection, site.Store.Requests[1].Connection);
    }

    [Fact]
    public async Task DownloadToFile_AResponseContradictsTheListing_IsAskedAgainWithAFreshLink()
    {
        await using var site = new DownloadSite(StoredObject.Of(Length));
        site.Store.Lie = (request, honest) => request.Number == 1 ? Empty(honest) with { Status = 200 } : honest;

        await site.DownloadAsync();

        Assert.Equal(1, site.Api.Calls);
        Assert.Equal("k1", site.Store.Requests[1].Parameter("OSSAccessKeyId"));
    }

    [Fact]
    public async Task DownloadToFile_AResponseContradictsTheListingWhileTheApiIsDown_IsAskedAgainWithTheOldLink()
    {
        await using var site = new DownloadSite(StoredObject.Of(Length)) { ApiIsDown = true };
        site.Store.Lie = (request, honest) => request.Number == 1 ? honest.With("Content-Range", "bytes 0-0/512") : honest;

        await site.DownloadAsync();

        Assert.Equal(site.Store.Object.Content, site.ReadTarget());
    }

    [Fact]
    public async Task DownloadToFile_LiesContradictEachOther_EndsAfterFewRequests()
    {
        await using var site = new DownloadSite(StoredObject.Of(Length));
        site.Store.Lie = (request, honest) => honest.With("Content-Range", $"bytes 0-0/{request.Number}");

        await Assert.ThrowsAsync<RdsDownloadException>(site.DownloadAsync);

        Assert.InRange(site.Store.Requests.Count, 2, 10);
    }

    [Theory]
    [InlineData(0.011)]
    [InlineData(0.2)]
    [InlineData(2)]
    public async Task DownloadToFile_TheFileIsCompressedOrHasItsOverhead_IsAccepted(double lengthToSize)
    {
        await using var site = new DownloadSite(StoredObject.Of(Length));
        site.Row = site.Row with { Size = (long)(Length / lengthToSize) };

        var result = await site.DownloadAsync();

        Assert.Equal((true, Length), (result.IsProven, result.Bytes));
        Assert.Single(site.Store.Requests, request => request.Header("Range") == "bytes=0-0");
    }

    [Fact]
    public async Task DownloadToFile_TheListedChecksumIsThatOfTheObject_IsAcceptedAtAnyLength()
    {
        await using var site = new DownloadSite(StoredObject.Of(1000));
        site.Row = site.Row with { Size = 10_000_000_000, Checksum = site.Store.Object.Crc64 };

        Assert.True((await site.DownloadAsync()).IsProven);
    }

    [Fact]
    public async Task DownloadToFile_TheListedSizeIsToBeIgnored_IsAcceptedAtAnyLengthButNone()
    {
        await using var site = new DownloadSite(StoredObject.Of(1000)) { Options = { IgnoreListedSize = true } };
        site.Row = site.Row with { Size = 10_000_000_000 };

        Assert.Equal(1000, (await site.DownloadAsync()).Bytes);

        File.Delete(site.Target);
        site.Store.Lie = (_, honest) => Empty(honest) with { Status = 200 };
        await Assert.ThrowsAsync<RdsDownloadException>(site.DownloadAsync);
    }

    [Theory]
    [InlineData(0L)]
    [InlineData(null)]
    public async Task DownloadToFile_TheObjectIsEmptyAndNothingSaysOtherwise_GivesAnEmptyFile(long? size)
    {
        await using var site = new DownloadSite(StoredObject.Of(0));
        site.Row = site.Row with { Size = size };

        var result = await site.DownloadAsync();

        Assert.Equal((true, 0L), (result.IsProven, result.Bytes));
    }

    [Fact]
    public async Task DownloadToFile_NoChecksumIsGiven_TheResultSaysThatOnlyTheLengthWasCompared()
    {
        await using var site = new DownloadSite(StoredObject.Of(1000) with { Crc64 = null });

        var result = await site.DownloadAsync();

        Assert.False(result.IsProven);
        Assert.Contains("only its length", result.NotProvenReason, StringComparison.Ordinal);
    }

    private static ObjectReply Empty(ObjectReply honest) =>
        (honest with { Body = [] }).Without("Content-Range").Without("x-oss-hash-crc64ecma").WithLength();
}
