using AliRds.Backups.Client.Emulator.Authentication;
using AliRds.Backups.Client.Emulator.Faults;
using AliRds.Backups.Client.Emulator.Http;
using AliRds.Backups.Client.Emulator.Rpc;
using Microsoft.AspNetCore.Http;

namespace AliRds.Backups.Client.Emulator.Gateway;

/// <summary>
/// The RPC gateway, which handles every request that no other service handles. The version of a call selects the product.
/// </summary>
internal sealed class RpcGateway(
    RequestRecorder recorder,
    EmulatorFaults faults,
    EmulatorAccessKeys keys,
    Authenticator authenticator,
    EmulatorLeniency leniency,
    params RpcProduct[] products)
    : IEmulatorService
{
    public bool CanHandle(HttpRequest request) => true;

    public async Task HandleAsync(HttpContext http)
    {
        var request = await RpcRequestReader.ReadAsync(http.Request, http.RequestAborted);
        var product = products.FirstOrDefault(product => product.Version == request.Version) ?? products[0];
        var signature = RequestSignatureReader.Read(request);
        var authentication = product.Find(request.Action) is { IsSigned: false }
            ? AuthenticationResult.NotNeeded
            : authenticator.Authenticate(signature);
        var entry = CreateEntry(http.Request, request, signature, authentication);
        var fault = faults.Take<CallFault>(entry);
        recorder.Receive(http, entry with { Fault = fault?.Name ?? "" });

        var writer = new RpcResponseWriter(entry, product.Name);
        using var exchange = new RpcExchange(
            http, recorder, entry, writer, buffer => writer.Write(Execute(request, product, entry, authentication), buffer));
        await (fault is null ? exchange.SendAsync(exchange.CreateResponse()) : fault.ExecuteAsync(exchange));
    }

    private OperationResult Execute(RpcRequest request, RpcProduct product, EmulatorJournalEntry entry, AuthenticationResult authentication)
    {
        if ((RequestValidator.Validate(request, products) ?? authentication.Error) is { } refusal)
        {
            return OperationResult.Refuse(refusal);
        }

        if (keys.IsDenied(entry.AccessKeyId, entry.DbInstanceId))
        {
            return OperationResult.Refuse(product.Deny(entry.Action, entry.AccessKeyId));
        }

        var operation = product.Find(entry.Action)!;
        return leniency.RefuseUnknownParameters && RequestValidator.UnknownParameter(request, operation) is { } unknown
            ? OperationResult.Refuse(GatewayErrors.Unsupported(unknown))
            : operation.Execute(request);
    }

    private EmulatorJournalEntry CreateEntry(
        HttpRequest http, RpcRequest request, RequestSignature signature, AuthenticationResult authentication) =>
        recorder.CreateEntry(http) with
        {
            Action = request.Action,
            SignatureVersion = signature.Text.Length == 0 ? "" : signature.Version,
            SignatureVerdict = authentication.Verdict,
            SignatureHash = RequestRecorder.Hash(signature.Text),
            AccessKeyId = signature.KeyId,
            Nonce = signature.Nonce,
            WantsXml = ResponseFormat.WantsXml(request),
            Parameters = RequestRecorder.Parameters(request.Parameters, GatewayParameters.IsHidden),
        };
}
