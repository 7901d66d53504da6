using System.Net;
using System.Net.Http.Headers;
using AliRds.Backups.Client.Downloading.Links;
using AliRds.Backups.Client.Downloading.Objects;
using AliRds.Backups.Client.Rpc.Calls;
using AliRds.Backups.Client.Rpc.Transport;
using NodaTime;

namespace AliRds.Backups.Client.Downloading.Transfer;

/// <summary>
/// Sends ranged requests and accepts nothing but the very bytes asked for: the object store answers a range that it cannot satisfy with
/// 200 and the whole file.
/// </summary>
internal sealed class RangeRequester(HttpClient httpClient, TimeProvider timeProvider, Lifetime lifetime)
{
    private const int MaxStaleConnections = 100;
    private static readonly TimeSpan MaxRetryAfter = TimeSpan.FromMinutes(5);

    /// <summary>Asks for the first byte, to learn what the object is. A HEAD would not do: the link is signed for GET.</summary>
    internal async Task<RemoteObject> ProbeAsync(ActiveLink link, CancellationToken cancellationToken)
    {
        using var request = CreateRequest(link, 0, 0);
        return await ProbeAsync(request, link, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Asks as before, but over a new connection: a response over the old ones is doubted.</summary>
    internal async Task<RemoteObject> ProbeAgainAsync(ActiveLink link, CancellationToken cancellationToken)
    {
        for (var stale = 0; ; stale++)
        {
            using var request = CreateRequest(link, 0, 0);
            request.Headers.ConnectionClose = true;
            try
            {
                return await ProbeAsync(request, link, cancellationToken).ConfigureAwait(false);
            }
            catch (HttpRequestException exception) when (stale < MaxStaleConnections && exception.Find<StaleConnectionException>() is not null)
            {
                // The pool gave a connection that was used before, which is gone now. Nothing was sent.
            }
        }
    }

    /// <summary>Asks for the bytes <paramref name="from"/> to <paramref name="to"/>, both included, of an object that must be the one given.</summary>
    internal async Task<HttpResponseMessage> GetAsync(
        ActiveLink link, RemoteObject remote, long from, long to, CancellationToken cancellationToken)
    {
        using var request = CreateRequest(link, from, to);
        if (remote.StrongETag is { } tag)
        {
            request.Headers.TryAddWithoutValidation("If-Match", tag);
        }

        var response = await SendAsync(request, cancellationToken).ConfigureAwait(false);
        try
        {
            await ThrowIfNotPartAsync(response, from, to, cancellationToken).ConfigureAwait(false);
            ThrowIfChanged(response, link, remote);
            return response;
        }
        catch
        {
            response.Dispose();
            throw;
        }
    }

    private async Task<RemoteObject> ProbeAsync(HttpRequestMessage request, ActiveLink link, CancellationToken cancellationToken)
    {
        using var response = await SendAsync(request, cancellationToken).ConfigureAwait(false);
        if (IsEmptyObject(response))
        {
            return RemoteObject.Read(link.ObjectPath, 0, response);
        }

        await ThrowIfNotPartAsync(response, 0, 0, cancellationToken).ConfigureAwait(false);
        var length = response.Content.Headers.ContentRange?.Length
            ?? throw new RangeFaultException(RangeFault.Transient, "The response does not tell the length of the file.");
        return RemoteObject.Read(link.ObjectPath, length, response).WithoutMd5Of(await ReadOneByteAsync(response, cancellationToken).ConfigureAwait(false));
    }

    // Whatever the response carries, no more than a second byte is read: enough to see that it is too much.
    private static async Task<byte[]> ReadOneByteAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        var bytes = new byte[2];
        var body = await response.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
        var read = await body.ReadAtLeastAsync(bytes, bytes.Length, throwOnEndOfStream: false, cancellationToken).ConfigureAwait(false);
        return read == 1 ? bytes[..1] : throw new RangeFaultException(RangeFault.Transient, "The response to a request for one byte holds more, or none.");
    }

    private async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var address = request.RequestUri!.OriginalString;
        var response = await SendUnlessDisposedAsync(request, cancellationToken).ConfigureAwait(false);
        if (response.RequestMessage?.RequestUri is { } answered && answered.OriginalString != address)
        {
            response.Dispose();
            throw new RangeFaultException(
                RangeFault.Fatal,
                "The HttpClient that was handed in followed a redirect, which may lead anywhere. Set AllowAutoRedirect of its handler to false.");
        }

        return response;
    }

    private async Task<HttpResponseMessage> SendUnlessDisposedAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        try
        {
            lifetime.ThrowIfDisposed();
            return await httpClient.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (lifetime.Explains(exception, cancellationToken))
        {
            throw lifetime.Disposed();
        }
    }

    private static HttpRequestMessage CreateRequest(ActiveLink link, long from, long to)
    {
        // Nothing else may be sent: a version 1 signature covers the type, the MD5 and every x-oss- header. It does not cover the length of an empty body.
        var request = new HttpRequestMessage(HttpMethod.Get, link.Address)
        {
            Version = HttpVersion.Version11,
            VersionPolicy = HttpVersionPolicy.RequestVersionExact,
            Content = new RequestBody(),
        };
        request.Headers.Range = new RangeHeaderValue(from, to);
        request.Headers.AcceptEncoding.Add(new StringWithQualityHeaderValue("identity"));
        return request;
    }

    private async Task ThrowIfNotPartAsync(HttpResponseMessage response, long from, long to, CancellationToken cancellationToken)
    {
        if ((int)response.StatusCode >= 300)
        {
            await ThrowErrorAsync(response, cancellationToken).ConfigureAwait(false);
        }

        if (response.StatusCode != HttpStatusCode.PartialContent)
        {
            throw new RangeFaultException(
                RangeFault.Transient, $"The response to a ranged request was HTTP {(int)response.StatusCode} instead of 206: not the bytes asked for.");
        }

        if (Deviation(response, from, to) is { } deviation)
        {
            throw new RangeFaultException(RangeFault.Transient, deviation);
        }
    }

    private async Task ThrowErrorAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        var error = await StorageError.ReadAsync(response, cancellationToken).ConfigureAwait(false);
        var wait = RetryAfter.Read(response.Headers, Instant.FromDateTimeOffset(timeProvider.GetUtcNow()))?.Delay;
        throw new RangeFaultException(error, wait > MaxRetryAfter ? MaxRetryAfter : wait);
    }

    private static string? Deviation(HttpResponseMessage response, long from, long to)
    {
        var headers = response.Content.Headers;
        if (headers.ContentRange is not { Unit: "bytes" } range || range.From != from || range.To != to)
        {
            return $"The response holds '{headers.ContentRange}' instead of the bytes {from}-{to}.";
        }

        if (headers.ContentLength is { } length && length != to - from + 1)
        {
            return $"The response announces {length} bytes instead of {to - from + 1}.";
        }

        return headers.ContentEncoding.All(static encoding => encoding == "identity")
            && response.Headers.TransferEncoding.All(static encoding => encoding.Value == "chunked")
                ? null
                : "The response is compressed, which was not asked for.";
    }

    private static void ThrowIfChanged(HttpResponseMessage response, ActiveLink link, RemoteObject remote)
    {
        var length = response.Content.Headers.ContentRange?.Length ?? remote.Length;
        if (RemoteObject.Read(link.ObjectPath, length, response).GetDifferenceFrom(remote) is { } difference)
        {
            throw new RangeFaultException(RangeFault.Contradiction, $"The response speaks of another object: {difference}.");
        }
    }

    // No range of an object without bytes can be satisfied.
    private static bool IsEmptyObject(HttpResponseMessage response) =>
        (response.StatusCode == HttpStatusCode.OK && response.Content.Headers.ContentLength == 0)
        || (response.StatusCode == HttpStatusCode.RequestedRangeNotSatisfiable && response.Content.Headers.ContentRange?.Length == 0);
}
