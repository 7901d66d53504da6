using AliRds.Backups.Client.Credentials.Runtime;

namespace AliRds.Backups.Client.Credentials.Metadata;

/// <summary>Talks to the metadata service of an ECS instance, with a session token (IMDSv2) or, where that is allowed, without one
/// (IMDSv1).</summary>
internal sealed class MetadataClient(EcsRoleOptions options, CredentialsServices services) : IDisposable
{
    private const string TokenHeader = "X-aliyun-ecs-metadata-token";
    private const string TokenLifetimeHeader = "X-aliyun-ecs-metadata-token-ttl-seconds";
    private const string TokenLifetime = "21600";
    private const string RolesPath = "/latest/meta-data/ram/security-credentials/";

    private readonly HttpClient _httpClient = services.CreateMetadataHttpClient();

    private bool IsImdsV1Forbidden => !options.AllowImdsV1 || services.Variables.IsTrue(EnvironmentVariables.ImdsV1Disabled);

    /// <summary>Makes connections straight to the service, past any proxy. They serve one visit every few hours.</summary>
    public static HttpClient CreateHttpClient()
    {
        var handler = new SocketsHttpHandler { UseProxy = false, AllowAutoRedirect = false, UseCookies = false };
        return new HttpClient(handler) { Timeout = Timeout.InfiniteTimeSpan };
    }

    /// <summary>
    /// Opens a session. A service that is not there is noticed within the time limit: this step takes half of it at most, and the other
    /// half is for the next step, when this one brought no response.
    /// </summary>
    public async Task<MetadataSession> OpenSessionAsync(CancellationToken cancellationToken)
    {
        string reason;
        var half = options.Timeout / 2;
        try
        {
            var response = await RequestTokenAsync(half, cancellationToken).ConfigureAwait(false);
            if (response.IsSuccess && !string.IsNullOrWhiteSpace(response.Body))
            {
                return new(response.Body.Trim(), options.Timeout);
            }

            reason = $"it returned HTTP status {response.Status}.";
        }
        catch (RdsCredentialsUnavailableException failure)
        {
            reason = failure.Message;
        }

        return IsImdsV1Forbidden
            ? throw new RdsCredentialsUnavailableException(
                $"The metadata service gave no session token, and asking it without one is forbidden: {reason}")
            : new(null, half);
    }

    /// <summary>Gets the key of a role; without a name, the names of the roles.</summary>
    public async Task<SourceResponse> GetRoleAsync(MetadataSession session, string? role, CancellationToken cancellationToken)
    {
        var path = RolesPath + (role is null ? null : Uri.EscapeDataString(role));
        using var request = new HttpRequestMessage(HttpMethod.Get, GetAddress(path));
        if (session.Token is { } token)
        {
            request.Headers.TryAddWithoutValidation(TokenHeader, token);
        }

        return await SendAsync(request, session.Timeout, cancellationToken).ConfigureAwait(false);
    }

    public void Dispose() => _httpClient.Dispose();

    private async Task<SourceResponse> RequestTokenAsync(TimeSpan timeout, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Put, GetAddress("/latest/api/token"));
        request.Headers.Add(TokenLifetimeHeader, TokenLifetime);
        return await SendAsync(request, timeout, cancellationToken).ConfigureAwait(false);
    }

    private Task<SourceResponse> SendAsync(HttpRequestMessage request, TimeSpan timeout, CancellationToken cancellationToken) =>
        new SourceHttpClient(_httpClient, services.TimeProvider).SendAsync(request, cancellationToken, timeout);

    private Uri GetAddress(string path) => new(options.Endpoint, path);
}

/// <summary>How to ask the metadata service: with which token, if any, and how long to wait for each response.</summary>
internal sealed class MetadataSession(string? token, TimeSpan timeout)
{
    public string? Token { get; } = token;

    public TimeSpan Timeout { get; } = timeout;
}
