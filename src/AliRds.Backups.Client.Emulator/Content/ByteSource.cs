namespace AliRds.Backups.Client.Emulator.Content;

/// <summary>Bytes that can be read at any position.</summary>
internal abstract class ByteSource
{
    public static ByteSource Empty { get; } = FromMemory(ReadOnlyMemory<byte>.Empty);

    public abstract long Length { get; }

    public static ByteSource FromMemory(ReadOnlyMemory<byte> bytes) => new MemorySource(bytes);

    /// <summary>Fills the span with the bytes from <paramref name="offset"/>. The span must not reach past the end of the source.</summary>
    public abstract void Read(long offset, Span<byte> destination);

    /// <summary>Only the first bytes of this source.</summary>
    public ByteSource Truncate(long length) => new TruncatedSource(this, length);

    /// <summary>The same bytes with one bit flipped.</summary>
    public ByteSource FlipBit(long position) => new FlippedSource(this, position);

    private sealed class MemorySource(ReadOnlyMemory<byte> bytes) : ByteSource
    {
        public override long Length => bytes.Length;

        public override void Read(long offset, Span<byte> destination) =>
            bytes.Span.Slice((int)offset, destination.Length).CopyTo(destination);
    }

    private sealed class TruncatedSource(ByteSource source, long length) : ByteSource
    {
        public override long Length => Math.Min(length, source.Length);

        public override void Read(long offset, Span<byte> destination) => source.Read(offset, destination);
    }

    private sealed class FlippedSource(ByteSource source, long position) : ByteSource
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
}
