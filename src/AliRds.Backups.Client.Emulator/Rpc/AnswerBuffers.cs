using System.Buffers;
using System.Collections.Concurrent;

namespace AliRds.Backups.Client.Emulator.Rpc;

/// <summary>Buffers for bodies, used over and over: a page of 100 rows would otherwise be a large object each time.</summary>
internal static class AnswerBuffers
{
    private const int PageBytes = 128 * 1024;
    private const int MostKept = 64;

    private static readonly ConcurrentBag<ArrayBufferWriter<byte>> Free = [];

    public static ArrayBufferWriter<byte> Rent() => Free.TryTake(out var buffer) ? buffer : new ArrayBufferWriter<byte>(PageBytes);

    public static void Return(ArrayBufferWriter<byte> buffer)
    {
        buffer.ResetWrittenCount();
        if (Free.Count < MostKept)
        {
            Free.Add(buffer);
        }
    }
}
