using AliRds.Backups.Client.Credentials.Refresh;
using AliRds.Backups.Client.Credentials.Runtime;
using AliRds.Backups.Client.Operations.AssumeRole;

namespace AliRds.Backups.Client.Credentials.Sts;

/// <summary>Assumes a role with an OIDC token. The call is not signed; the token proves who calls.</summary>
internal sealed class OidcRoleFetcher(OidcRoleOptions role, EnvironmentVariables variables, ICredentialFiles files, StsCaller sts)
    : ICredentialsFetcher
{
    public string Name => "oidc_role_arn";

    public TimeSpan Timeout => TimeSpan.FromSeconds(30);

    public async Task<FetchedCredentials> FetchAsync(CancellationToken cancellationToken)
    {
        var roleArn = variables.GetRequired(EnvironmentVariables.RoleArn, role.RoleArn);
        var providerArn = variables.GetRequired(EnvironmentVariables.OidcProviderArn, role.ProviderArn);
        var tokenFile = variables.GetRequired(EnvironmentVariables.OidcTokenFile, role.TokenFile);
        var token = await ReadTokenAsync(tokenFile, cancellationToken).ConfigureAwait(false);
        var request = new AssumeRoleRequest(roleArn, sts.GetSessionName(role.SessionName), role.Duration) { Policy = role.Policy };
        return await sts.CallAsync(new AssumeRoleWithOidcOperation(request, providerArn, token), cancellationToken).ConfigureAwait(false);
    }

    private async Task<string> ReadTokenAsync(string path, CancellationToken cancellationToken)
    {
        var text = await files.ReadAsync(path, cancellationToken).ConfigureAwait(false)
            ?? throw new RdsCredentialsUnavailableException($"The OIDC token file {path} does not exist.");
        return string.IsNullOrWhiteSpace(text)
            ? throw new RdsCredentialsUnavailableException($"The OIDC token file {path} is empty.")
            : text.Trim();
    }
}
