using AliRds.Backups.Client.Credentials.Runtime;

namespace AliRds.Backups.Client.Credentials.Metadata;

/// <summary>Talks to the metadata service of an ECS instance, with a session token (IMDSv2) or, where that is allowed, without (IMDSv1).</summary>
internal sealed class MetadataClient(EcsRoleOptions options, CredentialsRuntime runtime) : IDisposable
{
    private const string TokenHeader = "X-aliyun-ecs-metadata-token";
    private const string TokenLifeHeader = "X-aliyun-ecs-metadata-token-ttl-seconds";
    private const string TokenLifeSeconds = "21600";
    private const string RolesPath = "/latest/meta-data/ram/security-credentials/";

    private readonly HttpClient _http = runtime.OpenMetadataHttp();

    /// <summary>Gets what the role's path answers; without a name, the list of roles.</summary>
    public async Task<HttpAnswer> GetRoleAsync(MetadataSession session, string? role, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, Address(RolesPath + (role is null ? null : Uri.EscapeDataString(role))));
        if (session.Token is { } token)
        {
            request.Headers.TryAddWithoutValidation(TokenHeader, token);
        }

        return await SendAsync(request, session.NextLimit, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Opens a session. A service that is not there is noticed within the time limit: half of it is for this step, half for the
    /// next one, which is then the first to be answered.</summary>
    public async Task<MetadataSession> OpenAsync(CancellationToken cancellationToken)
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

            reason = $"it answered with HTTP status {response.Status}.";
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

    public void Dispose() => _http.Dispose();

    private bool IsImdsV1Forbidden => !options.AllowImdsV1 || runtime.IsTrue(CredentialsVariables.ImdsV1Disabled);

    private async Task<HttpAnswer> RequestTokenAsync(TimeSpan limit, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Put, Address("/latest/api/token"));
        request.Headers.Add(TokenLifeHeader, TokenLifeSeconds);
        return await SendAsync(request, limit, cancellationToken).ConfigureAwait(false);
    }

    private Task<HttpAnswer> SendAsync(HttpRequestMessage request, TimeSpan limit, CancellationToken cancellationToken) =>
        CredentialsHttp.SendAsync(_http, request, limit, runtime.Clock, cancellationToken);

    private Uri Address(string path) => new(options.Endpoint, path);
}
