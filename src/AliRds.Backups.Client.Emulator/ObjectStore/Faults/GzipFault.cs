using System.IO.Compression;
using AliRds.Backups.Client.Emulator.Content;
using AliRds.Backups.Client.Emulator.ObjectStore.Responses;

namespace AliRds.Backups.Client.Emulator.ObjectStore.Faults;

/// <summary>The body is compressed although the client did not ask for it.</summary>
internal sealed class GzipFault() : ObjectFault("Gzip")
{
    private const int StepBytes = 64 << 10;

    public override async Task DeliverAsync(ObjectExchange exchange, ObjectResponse response)
    {
        exchange.SetHeaders(response.With("Content-Encoding", "gzip").Without("Content-Length").Without("ETag"));
        exchange.Record(response, response.Range.Length);
        await using var compressed = new GZipStream(exchange.BodyStream, CompressionLevel.Fastest);
        await CopyAsync(response.Body, response.Range, compressed, exchange.Aborted);
    }

    private static async Task CopyAsync(ByteSource body, ByteRange range, Stream target, CancellationToken cancellationToken)
    {
        var buffer = new byte[StepBytes];
        for (var done = 0L; done < range.Length; done += StepBytes)
        {
            var step = buffer.AsMemory(0, (int)Math.Min(StepBytes, range.Length - done));
            body.Read(range.Offset + done, step.Span);
            await target.WriteAsync(step, cancellationToken);
        }
    }
}
