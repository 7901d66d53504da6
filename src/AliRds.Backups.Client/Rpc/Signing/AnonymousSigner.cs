using AliRds.Backups.Client.Credentials;

namespace AliRds.Backups.Client.Rpc.Signing;

/// <summary>
/// Does not sign. For operations that are authorized by a token among their parameters. The parameters are sent in the body as a form,
/// which keeps the token out of the address.
/// </summary>
internal sealed class AnonymousSigner : IRequestSigner
{
    public SignedRequest Sign(RpcRequest request, RdsCredentials credentials, SigningMoment moment)
    {
        var query = CanonicalQuery.Create(
        [
            new("Action", request.Action),
            new("Format", request.Format == RdsResponseFormat.Xml ? "XML" : "JSON"),
            new("Timestamp", moment.Timestamp),
            new("Version", request.Version),
        ]);
        return new SignedRequest(request, headers: default, RpcAddress.Create(request.Endpoint.Prefix + query), form: request.Query);
    }

    public string Canonicalize(RpcRequest request, RdsCredentials credentials, SigningMoment moment) => string.Empty;
}
