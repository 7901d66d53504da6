using AliRds.Backups.Client.Emulator.ObjectStore.Responses;

namespace AliRds.Backups.Client.Emulator.ObjectStore.Faults;

/// <summary>A response that a web server would refuse to send.</summary>
internal sealed class RawFault(string name, int extraBytes, bool announcesLength, long? endsAt) : ObjectFault(name, endsAt)
{
    public override async Task DeliverAsync(ObjectExchange exchange, ObjectResponse response)
    {
        var range = At is null ? response.Range : response.Range with { Length = At.Value - response.Range.Offset };
        exchange.Record(response, range.Length + extraBytes);
        var sent = announcesLength ? response : response.Without("Content-Length").With("Connection", "close");
        var raw = exchange.OpenRaw();
        await raw.SendHeadersAsync(response.StatusCode, exchange.Headers(sent));
        await raw.SendAsync(response.Body, range);
        await raw.SendAsync(new byte[extraBytes]);
        raw.Shutdown();
        await exchange.WaitUntilAbortedAsync();
    }
}
