namespace AliRds.Backups.Client.Emulator.ObjectStore.Content;

/// <summary>The same bytes with one bit wrong.</summary>
internal sealed class FlippedBit(ByteSource source, long position) : ByteSource
{
    public override long Length => source.Length;

    public override void Read(long offset, Span<byte> destination)
    {
        source.Read(offset, destination);
        if (position >= offset && position - offset < destination.Length)
        {
            destination[(int)(position - offset)] ^= 1;
        }
    }
}
