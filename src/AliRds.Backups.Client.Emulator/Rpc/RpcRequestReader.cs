using System.Text;
using AliRds.Backups.Client.Emulator.Authentication;
using Microsoft.AspNetCore.Http;

namespace AliRds.Backups.Client.Emulator.Rpc;

/// <summary>Takes a call apart without the web framework's own decoding, since signatures hang on every byte.</summary>
internal static class RpcRequestReader
{
    private const int MaxBodyBytes = 1 << 20;

    public static async ValueTask<RpcRequest> ReadAsync(HttpRequest http, CancellationToken cancellationToken)
    {
        var body = await ReadBodyAsync(http, cancellationToken);
        var isForm = http.ContentType?.StartsWith("application/x-www-form-urlencoded", StringComparison.OrdinalIgnoreCase) ?? false;
        var query = http.QueryString.HasValue ? Pairs(http.QueryString.Value!.AsSpan(1)) : [];
        return new RpcRequest(http, query, isForm ? Pairs(Encoding.UTF8.GetString(body)) : [], body);
    }

    internal static List<KeyValuePair<string, string>> Pairs(ReadOnlySpan<char> text)
    {
        var pairs = new List<KeyValuePair<string, string>>();
        while (!text.IsEmpty)
        {
            var end = text.IndexOf('&');
            var pair = end < 0 ? text : text[..end];
            text = end < 0 ? [] : text[(end + 1)..];
            if (!pair.IsEmpty)
            {
                pairs.Add(Pair(pair));
            }
        }

        return pairs;
    }

    private static KeyValuePair<string, string> Pair(ReadOnlySpan<char> text)
    {
        var equals = text.IndexOf('=');
        var name = equals < 0 ? text : text[..equals];
        var value = equals < 0 ? [] : text[(equals + 1)..];
        return new(PercentEncoding.DecodeForm(name), PercentEncoding.DecodeForm(value));
    }

    private static async ValueTask<byte[]> ReadBodyAsync(HttpRequest http, CancellationToken cancellationToken)
    {
        if (http.ContentLength is 0 or null && !http.Headers.ContainsKey("Transfer-Encoding"))
        {
            return [];
        }

        using var buffer = new MemoryStream();
        await http.Body.CopyToAsync(buffer, cancellationToken);
        return buffer.Length <= MaxBodyBytes ? buffer.ToArray() : throw new BadHttpRequestException("Body too large.", 413);
    }
}
