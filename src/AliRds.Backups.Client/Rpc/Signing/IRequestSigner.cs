using AliRds.Backups.Client.Credentials;

namespace AliRds.Backups.Client.Rpc.Signing;

/// <summary>Signs a call. A pure function: the same arguments give the same result.</summary>
internal interface IRequestSigner
{
    SignedRequest Sign(RpcRequest request, RdsCredentials credentials, SigningMoment moment);

    /// <summary>
    /// The text that the client signs and that the server builds from the request to check the signature. It contains the token.
    /// </summary>
    string Canonicalize(RpcRequest request, RdsCredentials credentials, SigningMoment moment);
}
