using System.Buffers;

namespace AliRds.Backups.Client.Rpc.Transport;

/// <summary>A complete body in a pooled buffer.</summary>
internal readonly record struct BoundedBody(byte[] Buffer, int Length)
{
    private const int FirstBuffer = 16 * 1024;

    /// <summary>
    /// Reads a body, decompressed if the handler decompresses. Stops and returns <see langword="null"/> if it exceeds the limit.
    /// </summary>
    internal static async ValueTask<BoundedBody?> ReadAsync(HttpContent content, int maxBytes, CancellationToken cancellationToken)
    {
        if (content.Headers.ContentLength > maxBytes)
        {
            return null;
        }

        var buffer = ArrayPool<byte>.Shared.Rent((int)Math.Max(content.Headers.ContentLength + 1 ?? FirstBuffer, 1));
        try
        {
            var length = 0;
            var stream = await content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
            while (await stream.ReadAsync(buffer.AsMemory(length), cancellationToken).ConfigureAwait(false) is var count and > 0)
            {
                length += count;
                if (length > maxBytes)
                {
                    ArrayPool<byte>.Shared.Return(buffer);
                    return null;
                }

                buffer = length == buffer.Length ? Grow(buffer) : buffer;
            }

            return new BoundedBody(buffer, length);
        }
        catch
        {
            ArrayPool<byte>.Shared.Return(buffer);
            throw;
        }
    }

    private static byte[] Grow(byte[] buffer)
    {
        var larger = ArrayPool<byte>.Shared.Rent(buffer.Length * 2);
        buffer.CopyTo(larger, 0);
        ArrayPool<byte>.Shared.Return(buffer);
        return larger;
    }
}
