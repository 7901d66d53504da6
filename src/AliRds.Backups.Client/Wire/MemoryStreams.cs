using System.Runtime.InteropServices;

namespace AliRds.Backups.Client.Wire;

/// <summary>Reads bytes in memory as a stream, without copying them when they lie in an array.</summary>
internal static class MemoryStreams
{
    internal static Stream Over(ReadOnlyMemory<byte> bytes) => MemoryMarshal.TryGetArray(bytes, out var segment)
        ? new MemoryStream(segment.Array!, segment.Offset, segment.Count, writable: false)
        : new MemoryStream(bytes.ToArray(), writable: false);
}
