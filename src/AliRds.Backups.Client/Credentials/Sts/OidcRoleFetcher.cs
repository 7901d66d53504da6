using System.Globalization;
using AliRds.Backups.Client.Credentials.Refresh;
using AliRds.Backups.Client.Credentials.Runtime;

namespace AliRds.Backups.Client.Credentials.Sts;

/// <summary>Assumes a role with an OIDC token. The call is not signed; the token is its proof.</summary>
internal sealed class OidcRoleFetcher(OidcRoleOptions role, StsOptions sts, CredentialsRuntime runtime) : ICredentialsFetcher
{
    private const string Action = "AssumeRoleWithOIDC";

    public string Name => "oidc_role_arn";

    public TimeSpan Limit => TimeSpan.FromSeconds(30);

    public async Task<IssuedKey> FetchAsync(CancellationToken cancellationToken)
    {
        var roleArn = Setting(role.RoleArn, CredentialsVariables.RoleArn);
        var providerArn = Setting(role.ProviderArn, CredentialsVariables.OidcProviderArn);
        var tokenFile = Setting(role.TokenFile, CredentialsVariables.OidcTokenFile);
        var token = await ReadTokenAsync(tokenFile, cancellationToken).ConfigureAwait(false);
        var parameters = Parameters(roleArn, providerArn, token);
        var response = await SendAsync(parameters, cancellationToken).ConfigureAwait(false);
        if (StsReply.TeachesTime(response, runtime))
        {
            response = await SendAsync(parameters, cancellationToken).ConfigureAwait(false);
        }

        return StsReply.Read(response, Action, token);
    }

    private async Task<HttpAnswer> SendAsync(List<KeyValuePair<string, string>> parameters, CancellationToken cancellationToken)
    {
        using var content = new FormUrlEncodedContent(parameters);
        using var request = new HttpRequestMessage(HttpMethod.Post, Address()) { Content = content };
        return await runtime.SendAsync(request, cancellationToken).ConfigureAwait(false);
    }

    private string Setting(string? given, string variable) => !string.IsNullOrWhiteSpace(given)
        ? given
        : runtime.Variable(variable) ?? throw new RdsCredentialsUnavailableException($"The environment variable {variable} is not set.") { IsUnset = true };

    private async Task<string> ReadTokenAsync(string path, CancellationToken cancellationToken)
    {
        var text = await runtime.Files.ReadAsync(path, cancellationToken).ConfigureAwait(false)
            ?? throw new RdsCredentialsUnavailableException($"The OIDC token file {path} does not exist.");
        return string.IsNullOrWhiteSpace(text)
            ? throw new RdsCredentialsUnavailableException($"The OIDC token file {path} is empty.")
            : text.Trim();
    }

    private Uri Address()
    {
        var timestamp = Uri.EscapeDataString(runtime.Now.ToDateTimeUtc().ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture));
        return new Uri(
            StsEndpoint.Resolve(sts, runtime),
            $"/?Action={Action}&Format=JSON&Timestamp={timestamp}&Version={AssumeRoleFetcher.ApiVersion}");
    }

    private List<KeyValuePair<string, string>> Parameters(string roleArn, string providerArn, string token)
    {
        List<KeyValuePair<string, string>> parameters =
        [
            new("RoleArn", roleArn),
            new("OIDCProviderArn", providerArn),
            new("OIDCToken", token),
            new("RoleSessionName", SessionName.Choose(role.SessionName, runtime)),
            new("DurationSeconds", role.Duration.TotalSeconds.ToString("0", CultureInfo.InvariantCulture)),
        ];
        if (!string.IsNullOrWhiteSpace(role.Policy))
        {
            parameters.Add(new("Policy", role.Policy));
        }

        return parameters;
    }
}
