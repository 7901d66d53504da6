using AliRds.Backups.Client.Emulator.ObjectStore.Answers;
using AliRds.Backups.Client.Emulator.ObjectStore.Content;
using AliRds.Backups.Client.Emulator.ObjectStore.Sending;

namespace AliRds.Backups.Client.Emulator.ObjectStore.Faults;

/// <summary>An answer that a web server would refuse to write.</summary>
internal sealed class RawFault(string name, int extraBytes, bool announcesLength, long? endsAt) : ObjectFault(name, endsAt)
{
    internal override async Task DeliverAsync(ObjectExchange exchange, ObjectResponse response)
    {
        var piece = At is null ? response.Piece : response.Piece with { Length = At.Value - response.Piece.Offset };
        exchange.Record(response, piece.Length + extraBytes);
        var raw = new RawSender(exchange);
        await raw.SendHeadAsync(exchange.Head(announcesLength ? response : response.Without("Content-Length").With("Connection", "close")), response.Status);
        await raw.SendAsync(response.Body, piece);
        await raw.SendAsync(new FixedBytes(new byte[extraBytes]), new ByteRange(0, extraBytes));
        await raw.CloseAsync();
    }
}
