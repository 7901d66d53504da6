using AliRds.Backups.Client.Rpc.Signing;

namespace AliRds.Backups.Client.Operations.AssumeRole;

/// <summary>Assumes a role with an OIDC token. The call is not signed; the token proves who calls.</summary>
/// <param name="request">The role and its session.</param>
/// <param name="providerArn">The identity provider that issued the token.</param>
/// <param name="token">The token.</param>
internal sealed class AssumeRoleWithOidcOperation(AssumeRoleRequest request, string providerArn, string token) : StsOperation
{
    internal override string Action => "AssumeRoleWithOIDC";

    internal override IReadOnlyList<RpcParameter> Parameters =>
        request.ToParameters(("OIDCProviderArn", providerArn), ("OIDCToken", token));

    internal override string? SecretParameter => token;
}
