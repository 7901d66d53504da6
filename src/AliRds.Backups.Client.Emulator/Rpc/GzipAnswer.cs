using System.IO.Compression;
using Microsoft.AspNetCore.Http;

namespace AliRds.Backups.Client.Emulator.Rpc;

/// <summary>Packs larger bodies for clients that ask for it.</summary>
internal static class GzipAnswer
{
    private const int LeastBytes = 1024;

    public static RpcAnswer PackIfAccepted(RpcAnswer answer, HttpRequest request)
    {
        if (answer.Body.Length < LeastBytes
            || answer.Headers.ContainsKey("Content-Encoding")
            || !request.Headers.AcceptEncoding.ToString().Contains("gzip", StringComparison.OrdinalIgnoreCase))
        {
            return answer;
        }

        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            gzip.Write(answer.Body.Span);
        }

        return answer with
        {
            Body = packed.ToArray(),
            Headers = new Dictionary<string, string>(answer.Headers) { ["Content-Encoding"] = "gzip" },
        };
    }
}
