using System.IO.Compression;
using Microsoft.AspNetCore.Http;

namespace AliRds.Backups.Client.Emulator.Rpc;

/// <summary>Compresses larger bodies for clients that accept it.</summary>
internal static class ResponseCompression
{
    private const int MinimumBytes = 1024;

    public static RpcResponse Compress(RpcResponse response, HttpRequest request)
    {
        if (response.Body.Length < MinimumBytes
            || response.Headers.ContainsKey("Content-Encoding")
            || !request.Headers.AcceptEncoding.ToString().Contains("gzip", StringComparison.OrdinalIgnoreCase))
        {
            return response;
        }

        using var compressed = new MemoryStream();
        using (var gzip = new GZipStream(compressed, CompressionLevel.Fastest, leaveOpen: true))
        {
            gzip.Write(response.Body.Span);
        }

        return response with
        {
            Body = compressed.ToArray(),
            Headers = new Dictionary<string, string>(response.Headers) { ["Content-Encoding"] = "gzip" },
        };
    }
}
