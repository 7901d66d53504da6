using System.Collections.Immutable;
using System.IO.Compression;
using AliRds.Backups.Client.Emulator.Rpc;
using NodaTime;

namespace AliRds.Backups.Client.Emulator.Faults;

/// <summary>Bodies that are too slow or too large.</summary>
internal static class BrokenBody
{
    private const int Mebibyte = 1 << 20;
    private const int ChunkBytes = 64 * 1024;

    public static async Task DripAsync(RpcExchange exchange, int bytes, Duration interval)
    {
        var response = exchange.CreateResponse();
        await exchange.SendPartAsync(response, 0);
        for (var sent = 0; sent < response.Body.Length; sent += bytes)
        {
            await exchange.WaitAsync(interval);
            var piece = response.Body.Slice(sent, Math.Min(bytes, response.Body.Length - sent));
            exchange.Record(response, sent + piece.Length);
            await exchange.WriteAsync(piece);
        }
    }

    public static Task GzipBombAsync(RpcExchange exchange, int megabytes) =>
        exchange.SendAsync(new RpcResponse(200, RpcResponse.Json, CompressBlanks(megabytes))
        {
            Headers = ImmutableDictionary<string, string>.Empty.Add("Content-Encoding", "gzip"),
        });

    /// <summary>Sends the start of a JSON response with a very long string.</summary>
    public static async Task OversizedAsync(RpcExchange exchange, long bytes)
    {
        var start = new RpcResponse(200, RpcResponse.Json, "{\"RequestId\":\""u8.ToArray());
        await exchange.StartAsync(start, bytes);

        var chunk = new byte[ChunkBytes];
        Array.Fill(chunk, (byte)'A');
        for (var left = bytes - start.Body.Length; left > 0; left -= chunk.Length)
        {
            await exchange.WriteAsync(chunk.AsMemory(0, (int)Math.Min(left, chunk.Length)));
        }
    }

    private static byte[] CompressBlanks(int megabytes)
    {
        var blanks = new byte[Mebibyte];
        Array.Fill(blanks, (byte)' ');
        using var compressed = new MemoryStream();
        using (var gzip = new GZipStream(compressed, CompressionLevel.Optimal, leaveOpen: true))
        {
            for (var count = 0; count < megabytes; count++)
            {
                gzip.Write(blanks);
            }
        }

        return compressed.ToArray();
    }
}
