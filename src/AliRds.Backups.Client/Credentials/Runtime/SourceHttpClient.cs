using System.Buffers;
using AliRds.Backups.Client.Errors;
using AliRds.Backups.Client.Rpc.Transport;
using NodaTime;

namespace AliRds.Backups.Client.Credentials.Runtime;

/// <summary>
/// Sends requests to sources that are no RPC services, each within a time limit, and reads the whole response within a size limit. What
/// goes wrong is told with the host only: the rest of an address may be secret.
/// </summary>
internal sealed class SourceHttpClient(HttpClient httpClient, TimeProvider timeProvider)
{
    private static readonly TimeSpan DefaultTimeout = TimeSpan.FromSeconds(10);

    public async Task<SourceResponse> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken, TimeSpan? timeout = null)
    {
        var limit = timeout ?? DefaultTimeout;
        using var timer = new CancellationTokenSource(limit, timeProvider);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timer.Token, cancellationToken);
        try
        {
            using var response = await httpClient.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, either.Token)
                .ConfigureAwait(false);
            var text = await ReadAsync(response.Content, either.Token).ConfigureAwait(false) ?? throw TooLarge(request);
            Instant? date = response.Headers.Date is { } time ? Instant.FromDateTimeOffset(time) : null;
            return new SourceResponse((int)response.StatusCode, text, date);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new RdsCredentialsUnavailableException($"{GetHost(request)} did not respond within {limit.TotalSeconds:0.###} s.");
        }
        catch (Exception failure) when (failure is HttpRequestException or IOException or InvalidDataException)
        {
            throw Unreachable(request, failure);
        }
    }

    private static async Task<string?> ReadAsync(HttpContent content, CancellationToken cancellationToken)
    {
        if (await BoundedBody.ReadAsync(content, SourceText.MaxBytes, cancellationToken).ConfigureAwait(false) is not { } body)
        {
            return null;
        }

        var text = SourceText.Decode(body.Buffer.AsSpan(0, body.Length));
        ArrayPool<byte>.Shared.Return(body.Buffer, clearArray: true);
        return text;
    }

    private static RdsCredentialsUnavailableException TooLarge(HttpRequestMessage request) =>
        new($"The response of {GetHost(request)} holds more than {SourceText.MaxSize}, which no key needs.");

    private static RdsCredentialsUnavailableException Unreachable(HttpRequestMessage request, Exception failure)
    {
        var error = failure switch
        {
            HttpRequestException http => http.HttpRequestError,
            HttpIOException http => http.HttpRequestError,
            _ => HttpRequestError.Unknown,
        };
        return new($"{GetHost(request)} could not be reached ({error}).", RedactedException.From(failure))
        {
            IsTransient = error is HttpRequestError.ResponseEnded or HttpRequestError.HttpProtocolError or HttpRequestError.Unknown,
        };
    }

    private static string GetHost(HttpRequestMessage request) => request.RequestUri?.Authority ?? "The host";
}

/// <summary>A response of a source. Not a record: its body holds secrets, which a record would print.</summary>
internal sealed class SourceResponse(int status, string body, Instant? date)
{
    public int Status { get; } = status;

    public string Body { get; } = body;

    /// <summary>The time by the clock of the server.</summary>
    public Instant? Date { get; } = date;

    public bool IsSuccess => Status is >= 200 and < 300;

    public bool IsTransient => Status is >= 500 or 408 or 429;
}

/// <summary>Keys may travel over https, within this machine, and from the metadata service; nowhere else in the clear.</summary>
internal static class SafeAddress
{
    public static bool IsSafe(Uri address) => IsHttp(address)
        && (address.Scheme == Uri.UriSchemeHttps || address.IsLoopback || address.Host == EcsRoleOptions.MetadataAddress.Host);

    public static bool IsHttp(Uri address) =>
        address.IsAbsoluteUri && (address.Scheme == Uri.UriSchemeHttps || address.Scheme == Uri.UriSchemeHttp);
}
