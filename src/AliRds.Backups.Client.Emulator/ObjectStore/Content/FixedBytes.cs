namespace AliRds.Backups.Client.Emulator.ObjectStore.Content;

internal sealed class FixedBytes(ReadOnlyMemory<byte> bytes) : ByteSource
{
    public static FixedBytes None { get; } = new(ReadOnlyMemory<byte>.Empty);

    public override long Length => bytes.Length;

    public override void Read(long offset, Span<byte> destination) => bytes.Span.Slice((int)offset, destination.Length).CopyTo(destination);
}
