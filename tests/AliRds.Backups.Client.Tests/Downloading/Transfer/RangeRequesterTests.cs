using System.Net;
using AliRds.Backups.Client.Downloading;
using AliRds.Backups.Client.Downloading.Links;
using AliRds.Backups.Client.Downloading.Objects;
using AliRds.Backups.Client.Downloading.Transfer;
using AliRds.Backups.Client.Rpc.Calls;
using AliRds.Backups.Client.Tests.Downloading.Support;

namespace AliRds.Backups.Client.Tests.Downloading.Transfer;

public sealed class RangeRequesterTests
{
    private readonly FakeObjectStore _store = FakeObjectStore.With(1000);
    private readonly ActiveLink _link = new(TestBackup.Link(1), TestBackup.Link(1).ToUri(), DateTimeOffset.UnixEpoch);

    [Fact]
    public async Task GetAsync_Request_HoldsNothingThatASignatureCovers()
    {
        var names = new List<string>();
        _store.Fault = (_, request) =>
        {
            names.AddRange(request.Headers.Select(header => header.Key));
            Assert.Equal((HttpMethod.Get, 0), (request.Method, request.Content!.Headers.ContentLength));
            Assert.Equal(["Content-Length"], request.Content.Headers.Select(header => header.Key));
            return null;
        };

        using var response = await GetAsync(0, 9);

        Assert.Equal(["Accept-Encoding", "If-Match", "Range"], names.Order());
    }

    [Theory]
    [InlineData(1, 9, 1000, 9, "bytes 1-9/1000")]
    [InlineData(0, 8, 1000, 9, "bytes 0-8/1000")]
    [InlineData(0, 9, 1000, 20, "20 bytes")]
    public async Task GetAsync_ResponseToAnotherQuestion_IsATransientFault(int from, int to, int total, int length, string expected)
    {
        _store.Fault = (_, _) => Part(from, to, total, length);

        var fault = await Assert.ThrowsAsync<RangeFaultException>(() => GetAsync(0, 9));

        Assert.Equal(RangeFault.Transient, fault.Fault);
        Assert.Contains(expected, fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task GetAsync_CompressedResponse_IsATransientFault()
    {
        _store.Fault = (_, _) =>
        {
            var response = Part(0, 9, 1000, 10);
            response.Content.Headers.ContentEncoding.Add("gzip");
            return response;
        };

        await Assert.ThrowsAsync<RangeFaultException>(() => GetAsync(0, 9));
    }

    [Fact]
    public async Task GetAsync_AnotherTotal_IsDoubted()
    {
        _store.Fault = (_, _) => Part(0, 9, 1001, 10);

        var fault = await Assert.ThrowsAsync<RangeFaultException>(() => GetAsync(0, 9));

        Assert.Equal(RangeFault.Contradiction, fault.Fault);
    }

    [Fact]
    public async Task GetAsync_Redirect_IsTheWordOfAStranger()
    {
        _store.Fault = (_, _) => new HttpResponseMessage(HttpStatusCode.Found) { Headers = { Location = new Uri("https://elsewhere.example/") } };

        var fault = await Assert.ThrowsAsync<RangeFaultException>(() => GetAsync(0, 9));

        Assert.Equal((RangeFault.Transient, false), (fault.Fault, fault.IsRequestedByStore));
    }

    [Theory]
    [InlineData("7", 7)]
    [InlineData("100000", 300)]
    [InlineData("soon", null)]
    public async Task GetAsync_RetryAfter_IsReadAndBounded(string header, int? seconds)
    {
        _store.Fault = (_, _) =>
        {
            var response = FakeObjectStore.Refuse(503, "ServiceUnavailable", "Busy");
            response.Headers.TryAddWithoutValidation("Retry-After", header);
            return response;
        };

        var fault = await Assert.ThrowsAsync<RangeFaultException>(() => GetAsync(0, 9));

        Assert.Equal((RangeFault.Throttled, (double?)seconds), (fault.Fault, fault.RetryAfter?.TotalSeconds));
    }

    [Fact]
    public async Task ProbeAsync_Md5OfTheOneByteAskedFor_IsNotTakenForTheFiles()
    {
#pragma warning disable CA5351 // The service gives MD5.
        _store.Md5 = System.Security.Cryptography.MD5.HashData(_store.Content.AsSpan(0, 1));
#pragma warning restore CA5351

        Assert.Null((await ProbeAsync()).Md5);
    }

    [Theory]
    [InlineData("junk")]
    [InlineData("-1")]
    [InlineData("99999999999999999999")]
    public async Task ProbeAsync_ChecksumIsNotANumber_IsAbsent(string header)
    {
        _store.Crc64 = null;
        _store.Fault = (_, _) =>
        {
            var response = Part(0, 0, 1000, 1);
            response.Headers.TryAddWithoutValidation("x-oss-hash-crc64ecma", header);
            return response;
        };

        Assert.Null((await ProbeAsync()).Crc64);
    }

    private static HttpResponseMessage Part(int from, int to, int total, int length)
    {
        var response = new HttpResponseMessage(HttpStatusCode.PartialContent) { Content = new ByteArrayContent(new byte[length]) };
        response.Content.Headers.ContentRange = new System.Net.Http.Headers.ContentRangeHeaderValue(from, to, total);
        return response;
    }

    private Task<RemoteObject> ProbeAsync() => Requester().ProbeAsync(_link, TestContext.Current.CancellationToken);

    private Task<HttpResponseMessage> GetAsync(long from, long to)
    {
        var remote = new RemoteObject { Path = _link.ObjectPath, Length = 1000, ETag = _store.ETag };
        return Requester().GetAsync(_link, remote, from, to, TestContext.Current.CancellationToken);
    }

    private RangeRequester Requester() => new(LinkHttpHandler.CreateClient(_store), TimeProvider.System, new Lifetime(nameof(BackupDownloader)));
}
