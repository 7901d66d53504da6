using System.Globalization;
using System.IO.Compression;
using System.Net;
using System.Net.Sockets;
using AliRds.Backups.Client.Emulator;
using AliRds.Backups.Client.IntegrationTests.ObjectStore.Support;
using Duration = NodaTime.Duration;

namespace AliRds.Backups.Client.IntegrationTests.ObjectStore;

/// <summary>Each fault of a download as a bare HTTP client sees it.</summary>
public sealed class DownloadFaultTests
{
    private const int Size = 3 << 20;
    private const int Place = 1_234_567;

    private static CancellationToken TestEnd => TestContext.Current.CancellationToken;

    [Fact]
    public async Task ResetAt_Place_ResetsWithinTheBytesBefore()
    {
        await using var fixture = await StartAsync(EmulatorDownloadFault.ResetAt(Place));

        var (bytes, fault) = await ReadUntilFaultAsync(fixture, ("Range", "bytes=1000000-1999999"));

        Assert.Equal(SocketError.ConnectionReset, Assert.IsType<SocketException>(fault?.GetBaseException()).SocketErrorCode);
        Assert.Equal((await fixture.DownloadAsync())[1_000_000..(1_000_000 + bytes.Length)], bytes);
        Assert.InRange(bytes.Length, 0, Place - 1_000_000);
        AssertJournal(fixture, $"ResetAt({Place})", 206, Place - 1_000_000);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(Place)]
    public async Task CloseAt_Place_EndsAfterTheBytesBefore(int place)
    {
        await using var fixture = await StartAsync(EmulatorDownloadFault.CloseAt(place));

        var (bytes, fault) = await ReadUntilFaultAsync(fixture);

        Assert.Equal(HttpRequestError.ResponseEnded, Assert.IsType<HttpIOException>(fault).HttpRequestError);
        Assert.Equal((await fixture.DownloadAsync())[..place], bytes);
    }

    [Fact]
    public async Task StallAt_Place_SendsTheBytesBeforeAndNoMore()
    {
        await using var fixture = await StartAsync(EmulatorDownloadFault.StallAt(Place));
        using var response = await fixture.GetAsync(await fixture.LinkAsync());
        await using var body = await response.Content.ReadAsStreamAsync(TestEnd);

        await body.ReadExactlyAsync(new byte[Place], TestEnd);
        var next = body.ReadAsync(new byte[1], TestEnd).AsTask();

        Assert.False(next.IsCompleted);
        await fixture.Emulator.DisposeAsync();
        await Assert.ThrowsAnyAsync<IOException>(() => next);
    }

    [Fact]
    public async Task ResetAt_ResponseThatDoesNotHoldThePlace_IsNotHit()
    {
        await using var fixture = await StartAsync(EmulatorDownloadFault.ResetAt(Place));

        using var response = await fixture.GetAsync(await fixture.LinkAsync(), ("Range", "bytes=0-999999"));

        Assert.Equal(1_000_000, (await response.Content.ReadAsByteArrayAsync(TestEnd)).Length);
        Assert.Throws<InvalidOperationException>(fixture.Emulator.Faults.VerifyAllUsed);
    }

    [Fact]
    public async Task BeforeHeaders_ResetAndClose_GiveNoResponse()
    {
        await using var fixture = await StartAsync(EmulatorDownloadFault.ResetBeforeHeaders());
        var link = await fixture.LinkAsync();

        var reset = await Assert.ThrowsAsync<HttpRequestException>(() => fixture.GetAsync(link));
        fixture.Emulator.Faults.Add(new EmulatorFaultRule { Fault = EmulatorDownloadFault.CloseBeforeHeaders(), Times = int.MaxValue });
        var closed = await Assert.ThrowsAsync<HttpRequestException>(() => fixture.GetAsync(link));

        Assert.IsType<SocketException>(reset.GetBaseException());
        Assert.Equal(HttpRequestError.ResponseEnded, closed.HttpRequestError);
    }

    [Fact]
    public async Task Delay_UntilTheClockMoves_HoldsTheResponseBack()
    {
        await using var fixture = await StartAsync(EmulatorDownloadFault.Delay(Duration.FromSeconds(30)));
        var pending = fixture.GetAsync(await fixture.LinkAsync());
        await fixture.Emulator.Journal.WaitForRequestsAsync(2, TestEnd);

        Assert.False(pending.IsCompleted);
        await AdvanceUntilAsync(fixture, pending, TimeSpan.FromSeconds(30));

        using var response = await pending;
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    [Fact]
    public async Task Limit_OnlyWhileTheClockMoves_SendsTheWholeBody()
    {
        await using var fixture = await StartAsync(EmulatorDownloadFault.LimitRate(Size / 2));
        using var response = await fixture.GetAsync(await fixture.LinkAsync());
        var download = response.Content.ReadAsByteArrayAsync(TestEnd);

        Assert.False(download.IsCompleted);
        await AdvanceUntilAsync(fixture, download, TimeSpan.FromMilliseconds(50));

        Assert.Equal(Size, (await download).Length);
    }

    [Fact]
    public async Task FlipBit_Once_IsOneBitInOneResponse()
    {
        await using var fixture = await StartAsync(EmulatorDownloadFault.FlipBit(Place));
        var link = await fixture.LinkAsync();

        var wrong = await fixture.DownloadAsync(link);
        var right = await fixture.DownloadAsync(link);

        Assert.Equal(right[Place] ^ 1, wrong[Place]);
        wrong[Place] ^= 1;
        Assert.Equal(right, wrong);
    }

    [Fact]
    public async Task Truncate_Object_IsShorterUnderItsOldCrc()
    {
        await using var fixture = await StartAsync(EmulatorDownloadFault.Truncate(Place));
        var link = await fixture.LinkAsync();

        using var cut = await fixture.GetAsync(link);
        using var whole = await fixture.GetAsync(link);

        Assert.Equal((Place, Size), (cut.Content.Headers.ContentLength, whole.Content.Headers.ContentLength));
        Assert.Equal((Crc(whole), whole.Headers.ETag), (Crc(cut), cut.Headers.ETag));
    }

    [Fact]
    public async Task Replace_Object_IsAnotherInAllRespects()
    {
        await using var fixture = await StartAsync(EmulatorDownloadFault.Replace(Place));
        var link = await fixture.LinkAsync();

        using var other = await fixture.GetAsync(link);
        using var usual = await fixture.GetAsync(link);
        var bytes = await other.Content.ReadAsByteArrayAsync(TestEnd);

        Assert.Equal(ReferenceCrc64.Compute(bytes).ToString(CultureInfo.InvariantCulture), Crc(other));
        Assert.NotEqual(usual.Headers.ETag, other.Headers.ETag);
        Assert.Equal(Place, bytes.Length);
    }

    [Fact]
    public async Task Replace_UnderIfMatch_IsPreconditionFailed()
    {
        await using var fixture = await StartAsync();
        var link = await fixture.LinkAsync();
        using var usual = await fixture.GetAsync(link);
        fixture.Emulator.Faults.FailNext(1, EmulatorDownloadFault.Replace());

        using var response = await fixture.GetAsync(link, ("If-Match", usual.Headers.ETag!.ToString()));

        Assert.Equal(HttpStatusCode.PreconditionFailed, response.StatusCode);
    }

    [Fact]
    public async Task ReplaceUnderSameTag_Object_HasOtherCrcOnly()
    {
        await using var fixture = await StartAsync(EmulatorDownloadFault.ReplaceUnderSameTag());
        var link = await fixture.LinkAsync();

        using var other = await fixture.GetAsync(link);
        using var usual = await fixture.GetAsync(link);

        Assert.Equal((usual.Headers.ETag, usual.Content.Headers.ContentLength), (other.Headers.ETag, other.Content.Headers.ContentLength));
        Assert.NotEqual(Crc(usual), Crc(other));
    }

    [Fact]
    public async Task IgnoreRange_GoodRange_IsTheWholeObject()
    {
        await using var fixture = await StartAsync(EmulatorDownloadFault.IgnoreRange());

        using var response = await fixture.GetAsync(await fixture.LinkAsync(), ("Range", "bytes=0-9"));

        Assert.Equal((HttpStatusCode.OK, Size), (response.StatusCode, response.Content.Headers.ContentLength));
        Assert.Null(response.Content.Headers.ContentRange);
    }

    [Fact]
    public async Task ShiftRange_GoodRange_IsAnotherAndSaysSo()
    {
        await using var fixture = await StartAsync(EmulatorDownloadFault.ShiftRange(5));

        using var response = await fixture.GetAsync(await fixture.LinkAsync(), ("Range", "bytes=0-9"));

        Assert.Equal($"bytes 5-14/{Size}", response.Content.Headers.ContentRange!.ToString());
        Assert.Equal((await fixture.DownloadAsync())[5..15], await response.Content.ReadAsByteArrayAsync(TestEnd));
    }

    [Theory]
    [InlineData("Content-Range", "bytes 1-10/99")]
    [InlineData("Content-Range", null)]
    [InlineData("x-oss-hash-crc64ecma", "12345")]
    [InlineData("x-oss-hash-crc64ecma", "junk")]
    [InlineData("x-oss-hash-crc64ecma", null)]
    [InlineData("ETag", "W/\"1\"")]
    [InlineData("ETag", null)]
    public async Task Header_OfAGoodResponse_IsAsTold(string name, string? value)
    {
        await using var fixture = await StartAsync(EmulatorDownloadFault.Header(name, value));

        using var response = await fixture.GetAsync(await fixture.LinkAsync(), ("Range", "bytes=0-9"));

        var found = response.Headers.NonValidated.TryGetValues(name, out var values) || response.Content.Headers.NonValidated.TryGetValues(name, out values);
        Assert.Equal(value, found ? values.Single() : null);
        Assert.Equal(10, (await response.Content.ReadAsByteArrayAsync(TestEnd)).Length);
    }

    [Fact]
    public async Task ExtraBytes_BehindTheBody_AreNotTheClients()
    {
        await using var fixture = await StartAsync(EmulatorDownloadFault.ExtraBytes(100));

        var bytes = await fixture.DownloadAsync();

        Assert.Equal(await fixture.DownloadAsync(), bytes);
        AssertJournal(fixture, "ExtraBytes", 200, Size + 100);
    }

    [Theory]
    [InlineData(null, Size)]
    [InlineData(Place, Place)]
    public async Task UnannouncedLength_EndOfConnection_EndsTheBodyWithoutAnError(int? endsAt, int length)
    {
        await using var fixture = await StartAsync(EmulatorDownloadFault.UnannouncedLength(endsAt));

        using var response = await fixture.GetAsync(await fixture.LinkAsync());

        Assert.Null(response.Content.Headers.ContentLength);
        Assert.Equal(length, (await response.Content.ReadAsByteArrayAsync(TestEnd)).Length);
    }

    [Fact]
    public async Task Gzip_UnaskedFor_PacksTheBodyAndDropsTheTag()
    {
        await using var fixture = await StartAsync(EmulatorDownloadFault.Gzip());

        using var response = await fixture.GetAsync(await fixture.LinkAsync(), ("Accept-Encoding", "identity"));
        await using var unpacked = new GZipStream(await response.Content.ReadAsStreamAsync(TestEnd), CompressionMode.Decompress);
        using var bytes = new MemoryStream();
        await unpacked.CopyToAsync(bytes, TestEnd);

        Assert.Equal("gzip", response.Content.Headers.ContentEncoding.Single());
        Assert.Null(response.Headers.ETag);
        Assert.Equal(await fixture.DownloadAsync(), bytes.ToArray());
    }

    private static Task<ObjectFixture> StartAsync(EmulatorFault? fault = null) => ObjectFixture.StartAsync(Size, fault);

    private static async Task<(byte[] Bytes, Exception? Fault)> ReadUntilFaultAsync(ObjectFixture fixture, params (string Name, string Value)[] headers)
    {
        using var response = await fixture.GetAsync(await fixture.LinkAsync(), headers);
        await using var body = await response.Content.ReadAsStreamAsync(TestEnd);
        using var bytes = new MemoryStream();
        var fault = await Record.ExceptionAsync(() => body.CopyToAsync(bytes, TestEnd));
        return (bytes.ToArray(), fault);
    }

    /// <summary>Moves the clock in steps until the task is done; each step lets the emulator go on first.</summary>
    private static async Task AdvanceUntilAsync(ObjectFixture fixture, Task task, TimeSpan step)
    {
        while (!task.IsCompleted)
        {
            fixture.Base.Clock.Advance(step);
            await Task.Yield();
        }
    }

    private static string Crc(HttpResponseMessage response) => response.Headers.GetValues("x-oss-hash-crc64ecma").Single();

    private static void AssertJournal(ObjectFixture fixture, string fault, int status, long bytes)
    {
        var entry = fixture.Emulator.Journal.Where(entry => entry.Fault.Length > 0).Single();
        Assert.Equal((fault, status, bytes), (entry.Fault, entry.StatusCode, entry.BytesSent));
    }
}
