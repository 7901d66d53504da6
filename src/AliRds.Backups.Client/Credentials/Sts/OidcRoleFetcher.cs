using AliRds.Backups.Client.Credentials.Refresh;
using AliRds.Backups.Client.Credentials.Runtime;
using AliRds.Backups.Client.Operations.AssumeRole;
using AliRds.Backups.Client.Rpc.Signing;

namespace AliRds.Backups.Client.Credentials.Sts;

/// <summary>Assumes a role with an OIDC token. The call is not signed; the token proves who calls.</summary>
internal sealed class OidcRoleFetcher(OidcRoleOptions role, StsOptions sts, CredentialsRuntime runtime) : ICredentialsFetcher
{
    /// <summary>Stands where a call that is signed has its key.</summary>
    private static readonly StaticCredentialsProvider Anonymous = new("anonymous", "none");

    private readonly StsCaller _sts = new(sts, new AnonymousSigner(), Anonymous, runtime);

    public string Name => "oidc_role_arn";

    public TimeSpan Limit => TimeSpan.FromSeconds(30);

    public async Task<IssuedKey> FetchAsync(CancellationToken cancellationToken)
    {
        var roleArn = Setting(role.RoleArn, CredentialsVariables.RoleArn);
        var providerArn = Setting(role.ProviderArn, CredentialsVariables.OidcProviderArn);
        var tokenFile = Setting(role.TokenFile, CredentialsVariables.OidcTokenFile);
        var token = await ReadTokenAsync(tokenFile, cancellationToken).ConfigureAwait(false);
        var request = new AssumeRoleRequest(roleArn, SessionName.Choose(role.SessionName, runtime), role.Duration) { Policy = role.Policy };
        return await _sts.CallAsync(new AssumeRoleWithOidcOperation(request, providerArn, token), cancellationToken).ConfigureAwait(false);
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
}
