using System.Buffers;
using System.Collections.Concurrent;

namespace AliRds.Backups.Client.Emulator.Rpc;

/// <summary>A pool of buffers for bodies. Without it, each page of 100 rows would allocate a new large object.</summary>
internal static class ResponseBuffers
{
    private const int PageBytes = 128 * 1024;
    private const int MaxKept = 64;

    private static readonly ConcurrentBag<ArrayBufferWriter<byte>> Free = [];

    public static ArrayBufferWriter<byte> Rent() => Free.TryTake(out var buffer) ? buffer : new ArrayBufferWriter<byte>(PageBytes);

    public static void Return(ArrayBufferWriter<byte> buffer)
    {
        buffer.ResetWrittenCount();
        if (Free.Count < MaxKept)
        {
            Free.Add(buffer);
        }
    }
}
