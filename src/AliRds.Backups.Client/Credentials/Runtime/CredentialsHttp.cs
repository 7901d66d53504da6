using System.Buffers;
using AliRds.Backups.Client.Errors;
using AliRds.Backups.Client.Rpc.Transport;
using NodaTime;

namespace AliRds.Backups.Client.Credentials.Runtime;

/// <summary>Sends one request within a time limit and reads the whole response, within a bound. Faults become reasons that name the host only.</summary>
internal static class CredentialsHttp
{
    public static async Task<HttpAnswer> SendAsync(
        HttpClient client, HttpRequestMessage request, TimeSpan limit, TimeProvider clock, CancellationToken cancellationToken)
    {
        using var timer = new CancellationTokenSource(limit, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timer.Token, cancellationToken);
        try
        {
            using var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, either.Token).ConfigureAwait(false);
            var text = await ReadAsync(response.Content, either.Token).ConfigureAwait(false) ?? throw TooLarge(request);
            return new HttpAnswer((int)response.StatusCode, text, response.Headers.Date is { } date ? Instant.FromDateTimeOffset(date) : null);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new RdsCredentialsUnavailableException($"{HostOf(request)} did not answer within {limit.TotalSeconds:0.###} s.");
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
        new($"The response of {HostOf(request)} holds more than {SourceText.Bound}, which no key needs.");

    private static RdsCredentialsUnavailableException Unreachable(HttpRequestMessage request, Exception failure)
    {
        var error = failure switch
        {
            HttpRequestException http => http.HttpRequestError,
            HttpIOException http => http.HttpRequestError,
            _ => HttpRequestError.Unknown,
        };
        return new($"{HostOf(request)} could not be reached ({error}).", RedactedException.From(failure))
        {
            IsTransient = error is HttpRequestError.ResponseEnded or HttpRequestError.HttpProtocolError or HttpRequestError.Unknown,
        };
    }

    private static string HostOf(HttpRequestMessage request) => request.RequestUri?.Authority ?? "The host";
}
