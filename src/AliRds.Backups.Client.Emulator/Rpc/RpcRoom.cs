using AliRds.Backups.Client.Emulator.Authentication;
using AliRds.Backups.Client.Emulator.Hosting;
using AliRds.Backups.Client.Emulator.Operations;
using AliRds.Backups.Client.Emulator.Rooms;
using Microsoft.AspNetCore.Http;

namespace AliRds.Backups.Client.Emulator.Rpc;

/// <summary>The RPC gateway: everything that no other room wants. All products share one address; a call's version tells which it wants.</summary>
internal sealed class RpcRoom(EmulatorState state, params RpcProduct[] products) : IEmulatorRoom
{
    public bool Serves(HttpRequest request) => true;

    public async Task HandleAsync(HttpContext http)
    {
        var request = await RpcRequestReader.ReadAsync(http.Request, http.RequestAborted);
        var product = products.FirstOrDefault(product => product.Version == request.Version) ?? products[0];
        var claim = ClaimReader.Read(request);
        var verdict = product.Find(request.Action) is { IsSigned: false } ? Verdict.NotNeeded : state.Authenticator.Judge(claim);
        var entry = JournalEntries.Of(request, claim, verdict, state.NextRequest(), state.Now());
        var fault = state.Faults.Take(entry);
        state.Journal.Receive(entry with { Fault = fault?.Name ?? "" });
        http.Features.Set(entry);

        var writer = new AnswerWriter(entry, product.Name);
        using var exchange = new RpcExchange(http, state, entry, writer, buffer => writer.Write(Decide(request, product, entry, verdict), buffer));
        await (fault is null ? exchange.SendAsync(exchange.Answer()) : fault.ExecuteAsync(exchange));
    }

    private OperationResult Decide(RpcRequest request, RpcProduct product, EmulatorJournalEntry entry, Verdict verdict)
    {
        if ((GatewayCheck.Check(request, products) ?? verdict.Error) is { } refusal)
        {
            return OperationResult.Refuse(refusal);
        }

        return state.AccessKeys.IsDenied(entry.AccessKeyId, entry.DBInstanceId)
            ? OperationResult.Refuse(product.Deny(entry.Action, entry.AccessKeyId))
            : product.Find(entry.Action)!.Execute(request);
    }
}
