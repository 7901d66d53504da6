using System.Net;
using AliRds.Backups.Client.Emulator;
using AliRds.Backups.Client.IntegrationTests.ObjectStore.Support;

namespace AliRds.Backups.Client.IntegrationTests.ObjectStore;

/// <summary>Every form of a range, with and without the standard behaviour, as the service documents it.</summary>
public sealed class RangeTests
{
    private const int Whole = -1;
    private const int Refused = -2;

    public static TheoryData<int, string, int, int, int, int> Cases => new()
    {
        // Size, header, first and last byte by default, the same with x-oss-range-behavior: standard.
        { 1000, "bytes=0-0", 0, 0, 0, 0 },
        { 1000, "bytes=0-499", 0, 499, 0, 499 },
        { 1000, "bytes=500-999", 500, 999, 500, 999 },
        { 1000, "bytes=999-999", 999, 999, 999, 999 },
        { 1000, "bytes=0-999", 0, 999, 0, 999 },
        { 1000, "bytes=0-", 0, 999, 0, 999 },
        { 1000, "bytes=500-", 500, 999, 500, 999 },
        { 1000, "bytes=999-", 999, 999, 999, 999 },
        { 1000, "bytes=-1", 999, 999, 999, 999 },
        { 1000, "bytes=-500", 500, 999, 500, 999 },
        { 1000, "bytes=-1000", 0, 999, 0, 999 },
        { 1000, "bytes=-1001", Whole, Whole, 0, 999 },
        { 1000, "bytes=-0", Whole, Whole, Refused, Refused },
        { 1000, "bytes=0-1000", Whole, Whole, 0, 999 },
        { 1000, "bytes=500-2000", Whole, Whole, 500, 999 },
        { 1000, "bytes=1000-", Whole, Whole, Refused, Refused },
        { 1000, "bytes=1000-2000", Whole, Whole, Refused, Refused },
        { 1000, "bytes=9223372036854775807-", Whole, Whole, Refused, Refused },
        { 1000, "bytes=9223372036854775808-", Whole, Whole, Whole, Whole },
        { 1000, "bytes=0-9223372036854775807", Whole, Whole, 0, 999 },
        { 1000, "bytes=5-2", Whole, Whole, Whole, Whole },
        { 1000, "bytes=0-1,3-4", Whole, Whole, Whole, Whole },
        { 1000, "bytes=0-1,", Whole, Whole, Whole, Whole },
        { 1000, "bytes=", Whole, Whole, Whole, Whole },
        { 1000, "bytes=-", Whole, Whole, Whole, Whole },
        { 1000, "bytes=a-b", Whole, Whole, Whole, Whole },
        { 1000, "bytes=1-b", Whole, Whole, Whole, Whole },
        { 1000, "bytes=1", Whole, Whole, Whole, Whole },
        { 1000, "bytes=+1-2", Whole, Whole, Whole, Whole },
        { 1000, "bytes= 1-2", Whole, Whole, Whole, Whole },
        { 1000, "bytes=1 - 2", Whole, Whole, Whole, Whole },
        { 1000, "bytes=--1", Whole, Whole, Whole, Whole },
        { 1000, "bytes 0-1", Whole, Whole, Whole, Whole },
        { 1000, "items=0-1", Whole, Whole, Whole, Whole },
        { 1000, "0-1", Whole, Whole, Whole, Whole },
        { 0, "bytes=0-0", Whole, Whole, Refused, Refused },
        { 0, "bytes=0-", Whole, Whole, Refused, Refused },
        { 0, "bytes=-1", Whole, Whole, Refused, Refused },
        { 1, "bytes=0-0", 0, 0, 0, 0 },
        { 1, "bytes=1-1", Whole, Whole, Refused, Refused },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task Get_Range_IsAnsweredAsDocumented(int size, string range, int first, int last, int standardFirst, int standardLast)
    {
        await using var fixture = await ObjectFixture.StartAsync(size, options => options with { Leniency = new EmulatorLeniency { AcceptAnySignature = true } });
        var link = await fixture.LinkAsync();
        var file = await fixture.DownloadAsync(link);

        await AssertPieceAsync(fixture, link, file, first, last, ("Range", range));
        await AssertPieceAsync(fixture, link, file, standardFirst, standardLast, ("Range", range), ("x-oss-range-behavior", "standard"));
    }

    private static async Task AssertPieceAsync(
        ObjectFixture fixture, string link, byte[] file, int first, int last, params (string Name, string Value)[] headers)
    {
        using var response = await fixture.GetAsync(link, headers);
        var body = await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
        var contentRange = response.Content.Headers.TryGetValues("Content-Range", out var values) ? values.Single() : null;
        if (first == Refused)
        {
            Assert.Equal(HttpStatusCode.RequestedRangeNotSatisfiable, response.StatusCode);
            return;
        }

        Assert.Equal(first == Whole ? HttpStatusCode.OK : HttpStatusCode.PartialContent, response.StatusCode);
        Assert.Equal(first == Whole ? null : $"bytes {first}-{last}/{file.Length}", contentRange);
        Assert.Equal(first == Whole ? file : file[first..(last + 1)], body);
        Assert.True(response.Headers.Contains("x-oss-hash-crc64ecma"));
    }
}
