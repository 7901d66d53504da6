namespace AliRds.Backups.Client.Emulator.ObjectStore.Content;

/// <summary>Bytes that can be read at any place.</summary>
internal abstract class ByteSource
{
    public abstract long Length { get; }

    /// <summary>Writes the bytes from <paramref name="offset"/> on; the span must end inside the source.</summary>
    public abstract void Read(long offset, Span<byte> destination);
}
