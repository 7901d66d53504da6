namespace AliRds.Backups.Client.HostileTests.Downloads.Support;

/// <summary>The CRC-64 of the object store, bit by bit, so that it shares nothing with what it judges.</summary>
internal static class Ecma64
{
    private const ulong Polynomial = 0xC96C5795D7870F42;

    internal static ulong Of(ReadOnlySpan<byte> data)
    {
        var crc = ulong.MaxValue;
        foreach (var value in data)
        {
            crc ^= value;
            for (var bit = 0; bit < 8; bit++)
            {
                crc = (crc >> 1) ^ ((crc & 1) == 0 ? 0 : Polynomial);
            }
        }

        return ~crc;
    }
}
