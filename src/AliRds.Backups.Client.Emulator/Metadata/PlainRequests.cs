using AliRds.Backups.Client.Emulator.Authentication;
using AliRds.Backups.Client.Emulator.Hosting;
using AliRds.Backups.Client.Emulator.Rpc;
using Microsoft.AspNetCore.Http;

namespace AliRds.Backups.Client.Emulator.Metadata;

/// <summary>Carries out unsigned requests of services that are no RPC gateway: journal, faults, answer.</summary>
internal static class PlainRequests
{
    /// <param name="http">The request.</param>
    /// <param name="state">The emulator's state.</param>
    /// <param name="action">What the journal calls it.</param>
    /// <param name="mishap">What happens when no planned fault does; null for nothing.</param>
    /// <param name="answer">The right answer.</param>
    public static async Task HandleAsync(
        HttpContext http, EmulatorState state, string action, EmulatorFault? mishap, Func<RpcRequest, RpcAnswer> answer)
    {
        var request = await RpcRequestReader.ReadAsync(http.Request, http.RequestAborted);
        var claim = new SignedClaim { Version = "" };
        var entry = JournalEntries.Of(request, claim, Verdict.NotNeeded, state.NextRequest(), state.Now()) with { Action = action, WantsXml = false };
        var planned = state.Faults.Take(entry);
        state.Journal.Receive(entry with { Fault = planned?.Name ?? "" });
        http.Features.Set(entry);

        using var exchange = new RpcExchange(http, state, entry, new AnswerWriter(entry, "Ecs"), _ => answer(request));
        await ((planned ?? mishap) is { } fault ? fault.ExecuteAsync(exchange) : exchange.SendAsync(exchange.Answer()));
    }
}
