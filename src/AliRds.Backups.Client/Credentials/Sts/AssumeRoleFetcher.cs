using AliRds.Backups.Client.Credentials.Refresh;
using AliRds.Backups.Client.Credentials.Runtime;
using AliRds.Backups.Client.Operations.AssumeRole;
using AliRds.Backups.Client.Rpc.Keys;
using AliRds.Backups.Client.Rpc.Signing;

namespace AliRds.Backups.Client.Credentials.Sts;

/// <summary>Assumes a role with the key of any other source.</summary>
internal sealed class AssumeRoleFetcher(IRdsCredentialsProvider source, AssumeRoleOptions role, StsOptions sts, CredentialsRuntime runtime)
    : ICredentialsFetcher
{
    private readonly StsCaller _sts = new(sts, new V1Signer(), source, runtime);

    public string Name => "ram_role_arn";

    public TimeSpan Limit => TimeSpan.FromSeconds(90);

    public async Task<IssuedKey> FetchAsync(CancellationToken cancellationToken)
    {
        var roleArn = role.RoleArn ?? throw new RdsCredentialsUnavailableException("No role is named: the role ARN is missing.");
        var request = new AssumeRoleRequest(roleArn, SessionName.Choose(role.SessionName, runtime), role.Duration) { Policy = role.Policy };

        // The source may need longer than an attempt may take. Then it has its key ready when the call asks for it.
        await CredentialsResolver.ResolveAsync(source, rejected: null, cancellationToken).ConfigureAwait(false);
        return await _sts.CallAsync(new AssumeRoleOperation(request, role.ExternalId), cancellationToken).ConfigureAwait(false);
    }
}
