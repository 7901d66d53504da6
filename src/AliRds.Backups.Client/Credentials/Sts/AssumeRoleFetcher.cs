using AliRds.Backups.Client.Credentials.Refresh;
using AliRds.Backups.Client.Operations.AssumeRole;
using AliRds.Backups.Client.Rpc.Keys;

namespace AliRds.Backups.Client.Credentials.Sts;

/// <summary>Assumes a role with the key of any other source.</summary>
internal sealed class AssumeRoleFetcher(IRdsCredentialsProvider source, AssumeRoleOptions role, StsCaller sts) : ICredentialsFetcher
{
    public string Name => "ram_role_arn";

    public TimeSpan Timeout => TimeSpan.FromSeconds(90);

    public async Task<FetchedCredentials> FetchAsync(CancellationToken cancellationToken)
    {
        var roleArn = role.RoleArn ?? throw new RdsCredentialsUnavailableException("No role is named: the role ARN is missing.");
        var request = new AssumeRoleRequest(roleArn, sts.GetSessionName(role.SessionName), role.Duration) { Policy = role.Policy };

        // The source may need longer than an attempt may take. So it is asked first, and has its key ready when the call asks for it.
        await CredentialsResolver.ResolveAsync(source, rejected: null, cancellationToken).ConfigureAwait(false);
        return await sts.CallAsync(new AssumeRoleOperation(request, role.ExternalId), cancellationToken).ConfigureAwait(false);
    }
}
