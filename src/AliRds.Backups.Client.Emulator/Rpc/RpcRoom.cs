using System.Collections.Frozen;
using AliRds.Backups.Client.Emulator.Authentication;
using AliRds.Backups.Client.Emulator.Hosting;
using AliRds.Backups.Client.Emulator.Operations;
using AliRds.Backups.Client.Emulator.Rooms;
using Microsoft.AspNetCore.Http;

namespace AliRds.Backups.Client.Emulator.Rpc;

/// <summary>The RPC gateway: everything that no other room wants.</summary>
internal sealed class RpcRoom(EmulatorState state, params IRpcOperation[] operations) : IEmulatorRoom
{
    private readonly FrozenDictionary<string, IRpcOperation> _operations =
        operations.ToFrozenDictionary(operation => operation.Action, StringComparer.Ordinal);

    public bool Serves(HttpRequest request) => true;

    public async Task HandleAsync(HttpContext http)
    {
        var request = await RpcRequestReader.ReadAsync(http.Request, http.RequestAborted);
        var claim = ClaimReader.Read(request);
        var verdict = state.Authenticator.Judge(claim);
        var entry = JournalEntries.Of(request, claim, verdict, state.NextRequest(), state.Now());
        var fault = state.Faults.Take(entry);
        state.Journal.Receive(entry with { Fault = fault?.Name ?? "" });
        http.Features.Set(entry);

        using var exchange = new RpcExchange(http, state, entry, () => Decide(request, entry, verdict));
        await (fault is null ? exchange.SendAsync(exchange.Answer()) : fault.ExecuteAsync(exchange));
    }

    private OperationResult Decide(RpcRequest request, EmulatorJournalEntry entry, Verdict verdict)
    {
        if ((GatewayCheck.Check(request, _operations.ContainsKey) ?? verdict.Error) is { } refusal)
        {
            return OperationResult.Refuse(refusal);
        }

        return state.AccessKeys.IsDenied(entry.AccessKeyId, entry.DBInstanceId)
            ? OperationResult.Refuse(GatewayErrors.DeniedByRam(entry.Action, entry.AccessKeyId))
            : _operations[entry.Action].Execute(request);
    }
}
