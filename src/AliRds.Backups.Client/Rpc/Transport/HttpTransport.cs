using System.Globalization;
using System.Net;
using AliRds.Backups.Client.Errors;
using AliRds.Backups.Client.Rpc.Signing;
using NodaTime;

namespace AliRds.Backups.Client.Rpc.Transport;

/// <summary>Sends a signed call and reads the whole response. It does not interpret the status: every status is a response.</summary>
internal sealed class HttpTransport
{
    private readonly HttpClient _httpClient;
    private readonly IClock _clock;
    private readonly int _maxBytes;
    private readonly string? _regionHint;

    /// <param name="httpClient">The client to send with; not disposed here.</param>
    /// <param name="clock">Used to compute the delay from a date in <c>Retry-After</c>.</param>
    /// <param name="maxBytes">The maximum size of a body in bytes, decompressed.</param>
    /// <param name="regionHint">What may be wrong if the host name cannot be resolved; a retry is then useless.</param>
    internal HttpTransport(HttpClient httpClient, IClock clock, int maxBytes, string? regionHint = null)
    {
        _httpClient = httpClient;
        _clock = clock;
        _maxBytes = maxBytes;
        _regionHint = regionHint;
    }

    internal async Task<RawResponse> SendAsync(SignedRequest signed, CancellationToken cancellationToken)
    {
        try
        {
            using var request = CreateMessage(signed);
            using var response = await _httpClient.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken).ConfigureAwait(false);
            var body = await BoundedBody.ReadAsync(response.Content, _maxBytes, cancellationToken).ConfigureAwait(false);
            return CreateAnswer(response, body ?? throw TooLarge(response, signed.Address), signed.Address);
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException or InvalidDataException or RequestSentTwiceException)
        {
            throw TransportFailure.Describe(exception, signed.Address, _regionHint);
        }
        catch (OperationCanceledException exception) when (!cancellationToken.IsCancellationRequested)
        {
            throw TransportFailure.DescribeTimeoutOfHttpClient(exception, signed.Address);
        }
        catch (Exception exception) when (exception is not (RdsBackupsException or OperationCanceledException or ObjectDisposedException))
        {
            // Exceptions of the platform are handled above, so this one comes from a custom handler.
            throw TransportFailure.DescribeFailureOfHandler(exception, signed.Address);
        }
    }

    private static HttpRequestMessage CreateMessage(SignedRequest signed)
    {
        var request = new HttpRequestMessage(signed.Method, signed.Address)
        {
            Version = HttpVersion.Version20,
            VersionPolicy = HttpVersionPolicy.RequestVersionOrLower,
            Content = signed.Form is { } form ? new FormBody(form) : new RequestBody(),
        };
        foreach (var (name, value) in signed.Headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        return request;
    }

    private RawResponse CreateAnswer(HttpResponseMessage response, BoundedBody body, Uri address)
    {
        var headers = response.Headers;
        return new RawResponse(body.Buffer, body.Length)
        {
            StatusCode = (int)response.StatusCode,
            Host = address.Host,
            RequestId = RequestIdOf(response),
            ContentType = response.Content.Headers.NonValidated.TryGetValues("Content-Type", out var type) ? type.ToString() : null,
            RetryAfter = RetryAfter.Read(headers, _clock.GetCurrentInstant()),
            ServerTime = headers.Date is { } date ? Instant.FromDateTimeOffset(date) : null,
            RedirectHost = headers.Location is { IsAbsoluteUri: true } location ? location.Host : null,
        };
    }

    private RdsResponseFormatException TooLarge(HttpResponseMessage response, Uri address) => new(
        string.Create(CultureInfo.InvariantCulture, $"The response is larger than {_maxBytes} bytes."), (int)response.StatusCode)
    {
        Hint = "The option MaxResponseBytes sets this limit.",
        Host = address.Host,
        RequestId = RequestIdOf(response),
    };

    private static string? RequestIdOf(HttpResponseMessage response) =>
        response.Headers.TryGetValues("x-acs-request-id", out var values) ? SafeId.From(values.First()) : null;
}
