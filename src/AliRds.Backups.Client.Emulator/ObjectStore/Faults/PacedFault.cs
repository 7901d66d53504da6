using AliRds.Backups.Client.Emulator.ObjectStore.Answers;
using NodaTime;

namespace AliRds.Backups.Client.Emulator.ObjectStore.Faults;

/// <summary>The body comes piece by piece, with a wait before each.</summary>
internal sealed class PacedFault(string name, int bytes, Duration interval) : ObjectFault(name, at: null)
{
    public const int StepsPerSecond = 20;

    internal override async Task DeliverAsync(ObjectExchange exchange, ObjectResponse response)
    {
        await exchange.SendPartAsync(response, 0);
        for (var sent = 0L; sent < response.Piece.Length; sent += bytes)
        {
            await exchange.WaitAsync(interval);
            var piece = new ByteRange(response.Piece.Offset + sent, Math.Min(bytes, response.Piece.Length - sent));
            exchange.Record(response, sent + piece.Length);
            await exchange.SendBodyAsync(response.Body, piece);
        }
    }
}
