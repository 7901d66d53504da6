using System.IO.Compression;
using AliRds.Backups.Client.Emulator.Rpc;

namespace AliRds.Backups.Client.Emulator.Faults;

internal sealed class GzipBombFault(int megabytes) : EmulatorFault("GzipBomb")
{
    private const int Mebibyte = 1 << 20;

    internal override Task ExecuteAsync(RpcExchange exchange) => exchange.SendAsync(new RpcAnswer(200, RpcAnswer.Json, Pack())
    {
        Headers = new Dictionary<string, string> { ["Content-Encoding"] = "gzip" },
    });

    private byte[] Pack()
    {
        var blanks = new byte[Mebibyte];
        Array.Fill(blanks, (byte)' ');
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Optimal, leaveOpen: true))
        {
            for (var count = 0; count < megabytes; count++)
            {
                gzip.Write(blanks);
            }
        }

        return packed.ToArray();
    }
}
