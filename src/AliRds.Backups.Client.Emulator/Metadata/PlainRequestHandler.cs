using AliRds.Backups.Client.Emulator.Faults;
using AliRds.Backups.Client.Emulator.Http;
using AliRds.Backups.Client.Emulator.Rpc;
using Microsoft.AspNetCore.Http;

namespace AliRds.Backups.Client.Emulator.Metadata;

/// <summary>Handles unsigned requests to services outside the RPC gateway: journal, faults, response.</summary>
internal sealed class PlainRequestHandler(RequestRecorder recorder, EmulatorFaults faults)
{
    /// <param name="http">The request.</param>
    /// <param name="action">The name of the action in the journal.</param>
    /// <param name="respond">Creates the correct response.</param>
    /// <param name="stall">Whether to send no response, unless a planned fault applies.</param>
    public async Task HandleAsync(HttpContext http, string action, Func<RpcRequest, RpcResponse> respond, bool stall = false)
    {
        var request = await RpcRequestReader.ReadAsync(http.Request, http.RequestAborted);
        var entry = recorder.CreateEntry(http.Request) with
        {
            Action = action,
            SignatureVerdict = EmulatorSignatureVerdict.NotNeeded,
            Parameters = RequestRecorder.Parameters(request.Parameters, GatewayParameters.IsHidden),
        };
        var fault = faults.Take<CallFault>(entry);
        recorder.Receive(http, entry with { Fault = fault?.Name ?? "" });

        using var exchange = new RpcExchange(http, recorder, entry, new RpcResponseWriter(entry, "Ecs"), _ => respond(request));
        await (fault is not null ? fault.ExecuteAsync(exchange)
            : stall ? BrokenConnection.StallAsync(exchange, EmulatorFaultPoint.BeforeHeaders)
            : exchange.SendAsync(exchange.CreateResponse()));
    }
}
