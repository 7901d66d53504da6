using System.IO.Compression;
using AliRds.Backups.Client.Emulator.ObjectStore.Answers;
using AliRds.Backups.Client.Emulator.ObjectStore.Content;

namespace AliRds.Backups.Client.Emulator.ObjectStore.Faults;

internal sealed class GzipFault() : ObjectFault("Gzip", at: null)
{
    private const int StepBytes = 64 << 10;

    internal override async Task DeliverAsync(ObjectExchange exchange, ObjectResponse response)
    {
        exchange.SetHead(response.With("Content-Encoding", "gzip").Without("Content-Length").Without("ETag"));
        exchange.Record(response, response.Piece.Length);
        await using var packed = new GZipStream(exchange.Http.Response.BodyWriter.AsStream(), CompressionLevel.Fastest);
        await CopyAsync(response.Body, response.Piece, packed, exchange.Aborted);
    }

    private static async Task CopyAsync(ByteSource body, ByteRange piece, Stream target, CancellationToken cancellationToken)
    {
        var buffer = new byte[StepBytes];
        for (var done = 0L; done < piece.Length; done += StepBytes)
        {
            var step = buffer.AsMemory(0, (int)Math.Min(StepBytes, piece.Length - done));
            body.Read(piece.Offset + done, step.Span);
            await target.WriteAsync(step, cancellationToken);
        }
    }
}
