using AliRds.Backups.Client.Errors;

namespace AliRds.Backups.Client.Credentials.Runtime;

/// <summary>Sends one request within a time limit and reads the whole answer. Faults become reasons that name the host only.</summary>
internal static class CredentialsHttp
{
    public static async Task<HttpAnswer> SendAsync(
        HttpClient client, HttpRequestMessage request, TimeSpan limit, TimeProvider clock, CancellationToken cancellationToken)
    {
        using var timer = new CancellationTokenSource(limit, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timer.Token, cancellationToken);
        try
        {
            using var response = await client.SendAsync(request, either.Token).ConfigureAwait(false);
            return new HttpAnswer((int)response.StatusCode, await response.Content.ReadAsStringAsync(either.Token).ConfigureAwait(false));
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new RdsCredentialsUnavailableException($"{HostOf(request)} did not answer within {limit.TotalSeconds:0.###} s.");
        }
        catch (HttpRequestException failure)
        {
            throw new RdsCredentialsUnavailableException($"{HostOf(request)} could not be reached ({failure.HttpRequestError}).", failure);
        }
    }

    private static string HostOf(HttpRequestMessage request) => request.RequestUri?.Authority ?? "The host";
}
