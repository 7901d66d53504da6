using System.Text;
using AliRds.Backups.Client.Emulator.Primitives;
using Microsoft.AspNetCore.Http;

namespace AliRds.Backups.Client.Emulator.Rpc;

/// <summary>Reads a call without the web framework's decoding, because a signature covers every byte.</summary>
internal static class RpcRequestReader
{
    private const int MaxBodyBytes = 1 << 20;

    public static async ValueTask<RpcRequest> ReadAsync(HttpRequest http, CancellationToken cancellationToken)
    {
        var body = await ReadBodyAsync(http, cancellationToken);
        var isForm = http.ContentType?.StartsWith("application/x-www-form-urlencoded", StringComparison.OrdinalIgnoreCase) ?? false;
        var query = http.QueryString.HasValue ? FormEncoding.Parse(http.QueryString.Value!.AsSpan(1)) : [];
        return new RpcRequest(http, query, isForm ? FormEncoding.Parse(Encoding.UTF8.GetString(body)) : [], body);
    }

    private static async ValueTask<byte[]> ReadBodyAsync(HttpRequest http, CancellationToken cancellationToken)
    {
        if (http.ContentLength is 0 or null && !http.Headers.ContainsKey("Transfer-Encoding"))
        {
            return [];
        }

        using var buffer = new MemoryStream();
        await http.Body.CopyToAsync(buffer, cancellationToken);
        return buffer.Length <= MaxBodyBytes ? buffer.ToArray() : throw new BadHttpRequestException("The body is larger than 1 MiB.", 413);
    }
}
