using AliRds.Backups.Client.Rpc.Signing;

namespace AliRds.Backups.Client.Operations.AssumeRole;

/// <summary>Assumes a role with the key that signs the call.</summary>
/// <param name="request">The role and its session.</param>
/// <param name="externalId">The external id that the role's trust policy asks for.</param>
internal sealed class AssumeRoleOperation(AssumeRoleRequest request, string? externalId) : StsOperation
{
    internal override string Action => "AssumeRole";

    internal override IReadOnlyList<RpcParameter> Parameters => request.ToParameters(("ExternalId", externalId));
}
