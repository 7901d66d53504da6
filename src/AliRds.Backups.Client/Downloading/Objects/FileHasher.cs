using System.Buffers;
using System.Security.Cryptography;
using Microsoft.Win32.SafeHandles;

namespace AliRds.Backups.Client.Downloading.Objects;

/// <summary>Reads what is on disk and sums it up.</summary>
internal static class FileHasher
{
    private const int BufferSize = 1024 * 1024;

    /// <summary>The CRC-64 of a range of the file; of less, when the file is shorter.</summary>
    internal static async Task<ulong> Crc64Async(SafeFileHandle file, long offset, long length, CancellationToken cancellationToken)
    {
        var checksum = Crc64Ecma.Create();
        await ReadAsync(file, offset, length, checksum.Append, cancellationToken).ConfigureAwait(false);
        return checksum.GetCurrentHashAsUInt64();
    }

    /// <summary>Hashes of the whole file in lower-case hex, in the order asked for, from one reading.</summary>
    internal static async Task<string[]> HashAsync(
        SafeFileHandle file, IReadOnlyList<HashAlgorithmName> algorithms, CancellationToken cancellationToken)
    {
        var hashes = algorithms.Select(IncrementalHash.CreateHash).ToArray();
        try
        {
            await ReadAsync(file, 0, long.MaxValue, data => Append(hashes, data), cancellationToken).ConfigureAwait(false);
            return Array.ConvertAll(hashes, hash => Convert.ToHexString(hash.GetHashAndReset()).ToLowerInvariant());
        }
        finally
        {
            Array.ForEach(hashes, hash => hash.Dispose());
        }
    }

    private static void Append(IncrementalHash[] hashes, ReadOnlySpan<byte> data)
    {
        foreach (var hash in hashes)
        {
            hash.AppendData(data);
        }
    }

    private static async Task ReadAsync(
        SafeFileHandle file, long offset, long length, SpanAction action, CancellationToken cancellationToken)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(BufferSize);
        try
        {
            while (length > 0)
            {
                var wanted = (int)Math.Min(length, BufferSize);
                var read = await RandomAccess.ReadAsync(file, buffer.AsMemory(0, wanted), offset, cancellationToken).ConfigureAwait(false);
                if (read == 0)
                {
                    return;
                }

                action(buffer.AsSpan(0, read));
                offset += read;
                length -= read;
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private delegate void SpanAction(ReadOnlySpan<byte> data);
}
