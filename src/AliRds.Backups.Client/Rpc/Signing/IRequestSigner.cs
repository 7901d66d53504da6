using AliRds.Backups.Client.Credentials;

namespace AliRds.Backups.Client.Rpc.Signing;

/// <summary>Signs a call. Pure: the same arguments give the same result.</summary>
internal interface IRequestSigner
{
    SignedRequest Sign(RpcRequest request, RdsCredentials credentials, SigningMoment moment);

    /// <summary>The text that the server builds from the request too; the signature proves that both are equal. It holds the token.</summary>
    string Canonicalize(RpcRequest request, RdsCredentials credentials, SigningMoment moment);
}
