namespace AliRds.Backups.Client.HostileTests.Files.Support;

/// <summary>The CRC-64 of the object store (ECMA-182, reflected), bit by bit: the suite trusts no code of the client's.</summary>
internal static class HandMadeCrc64
{
    internal static ulong Of(ReadOnlySpan<byte> bytes)
    {
        var crc = ulong.MaxValue;
        foreach (var value in bytes)
        {
            crc ^= value;
            for (var bit = 0; bit < 8; bit++)
            {
                crc = (crc & 1) == 0 ? crc >> 1 : (crc >> 1) ^ 0xC96C5795D7870F42;
            }
        }

        return ~crc;
    }
}
