using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using AliRds.Backups.Client.Downloading.Objects;

namespace AliRds.Backups.Client.Tests.Downloading.Support;

/// <summary>An object store without sockets: one object, ranges as the service answers them, and faults by request.</summary>
internal sealed class FakeObjectStore : HttpMessageHandler
{
    private readonly ConcurrentQueue<string> _addresses = new();
    private int _requests;

    internal byte[] Content { get; set; } = [];

    internal string? ETag { get; set; } = "\"0123456789ABCDEF\"";

    internal ulong? Crc64 { get; set; }

    internal byte[]? Md5 { get; set; }

    /// <summary>Gives a response in place of the right one; called with the number of the request, from 1, the probe being 1.</summary>
    internal Func<int, HttpRequestMessage, HttpResponseMessage?> Fault { get; set; } = (_, _) => null;

    /// <summary>Changes the body of a right response.</summary>
    internal Func<int, byte[], Stream> Body { get; set; } = (_, bytes) => new MemoryStream(bytes);

    internal int Requests => Volatile.Read(ref _requests);

    internal IReadOnlyCollection<string> Addresses => _addresses;

    internal static FakeObjectStore With(int length, int seed = 1)
    {
        var content = new byte[length];
        new Random(seed).NextBytes(content);
        return new FakeObjectStore { Content = content, Crc64 = Crc64Ecma.Compute(content) };
    }

    internal static HttpResponseMessage Refuse(int status, string code, string message) => new((HttpStatusCode)status)
    {
        Content = new StringContent(
            $"<?xml version=\"1.0\" encoding=\"UTF-8\"?><Error><Code>{code}</Code><Message>{message}</Message><RequestId>REQ-1</RequestId></Error>",
            Encoding.UTF8,
            "application/xml"),
    };

    internal static HttpResponseMessage Expired() => Refuse(403, "AccessDenied", "Request has expired.");

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var number = Interlocked.Increment(ref _requests);
        _addresses.Enqueue(request.RequestUri!.OriginalString);
        return Task.FromResult(Fault(number, request) ?? Respond(number, request));
    }

    private HttpResponseMessage Respond(int number, HttpRequestMessage request)
    {
        if (request.Headers.TryGetValues("If-Match", out var tags) && tags.Single() != ETag)
        {
            return Refuse(412, "PreconditionFailed", "At least one of the pre-conditions you specified did not hold.");
        }

        var range = request.Headers.Range!.Ranges.Single();
        var response = range.To < Content.Length ? Part(number, range.From!.Value, range.To!.Value) : Whole();
        AddHeaders(response);
        return response;
    }

    private HttpResponseMessage Part(int number, long from, long to)
    {
        var bytes = Content[(int)from..(int)(to + 1)];
        var response = new HttpResponseMessage(HttpStatusCode.PartialContent) { Content = new StreamContent(Body(number, bytes)) };
        response.Content.Headers.ContentRange = new ContentRangeHeaderValue(from, to, Content.Length);
        response.Content.Headers.ContentLength = bytes.Length;
        return response;
    }

    private HttpResponseMessage Whole()
    {
        var response = new HttpResponseMessage(HttpStatusCode.OK) { Content = new ByteArrayContent(Content) };
        response.Content.Headers.ContentLength = Content.Length;
        return response;
    }

    private void AddHeaders(HttpResponseMessage response)
    {
        response.Content.Headers.ContentMD5 = Md5;
        response.Headers.TryAddWithoutValidation("x-oss-request-id", "REQ-2");
        if (ETag is not null)
        {
            response.Headers.TryAddWithoutValidation("ETag", ETag);
        }

        if (Crc64 is { } crc64)
        {
            response.Headers.TryAddWithoutValidation("x-oss-hash-crc64ecma", crc64.ToString(CultureInfo.InvariantCulture));
        }
    }
}
