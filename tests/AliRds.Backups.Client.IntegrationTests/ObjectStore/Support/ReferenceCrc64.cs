namespace AliRds.Backups.Client.IntegrationTests.ObjectStore.Support;

/// <summary>The CRC bit by bit, straight from its definition: slow, and shares nothing with what it judges.</summary>
internal static class ReferenceCrc64
{
    public static ulong Compute(ReadOnlySpan<byte> data)
    {
        var register = ulong.MaxValue;
        foreach (var unit in data)
        {
            register ^= unit;
            for (var bit = 0; bit < 8; bit++)
            {
                register = (register & 1) == 0 ? register >> 1 : (register >> 1) ^ 0xC96C5795D7870F42;
            }
        }

        return ~register;
    }
}
