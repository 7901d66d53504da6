namespace AliRds.Backups.Client.Emulator.ObjectStore.Content;

/// <summary>The first bytes of something longer.</summary>
internal sealed class CutBytes(ByteSource source, long length) : ByteSource
{
    public override long Length => Math.Min(length, source.Length);

    public override void Read(long offset, Span<byte> destination) => source.Read(offset, destination);
}
