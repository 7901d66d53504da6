using AliRds.Backups.Client.Emulator.Content;
using AliRds.Backups.Client.Emulator.ObjectStore.Responses;
using NodaTime;

namespace AliRds.Backups.Client.Emulator.ObjectStore.Faults;

/// <summary>The body is sent in pieces, with a delay before each.</summary>
internal sealed class PacedFault(string name, int bytes, Duration interval) : ObjectFault(name)
{
    public const int StepsPerSecond = 20;

    public override async Task DeliverAsync(ObjectExchange exchange, ObjectResponse response)
    {
        await exchange.SendPartAsync(response, 0);
        for (var sent = 0L; sent < response.Range.Length; sent += bytes)
        {
            await exchange.WaitAsync(interval);
            var piece = new ByteRange(response.Range.Offset + sent, Math.Min(bytes, response.Range.Length - sent));
            exchange.Record(response, sent + piece.Length);
            await exchange.SendBodyAsync(response.Body, piece);
        }
    }
}
