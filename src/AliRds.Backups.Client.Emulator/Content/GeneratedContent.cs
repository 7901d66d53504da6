namespace AliRds.Backups.Client.Emulator.Content;

/// <summary>The bytes of one object, generated on demand. Nothing is stored, and every position costs the same.</summary>
internal sealed class GeneratedContent : ByteSource
{
    private readonly ulong _firstKey;
    private readonly ReadOnlyMemory<byte> _head;

    /// <param name="identity">Different identities give different content.</param>
    /// <param name="length">The length in bytes; not negative.</param>
    /// <param name="head">The first bytes of the file; truncated if the file is shorter.</param>
    public GeneratedContent(ulong identity, long length, ReadOnlyMemory<byte> head)
    {
        // The key generator would stay at 0.
        _firstKey = identity == 0 ? 1 : identity;
        _head = head.Length <= length ? head : head[..(int)length];
        Length = length;
    }

    public override long Length { get; }

    public override void Read(long offset, Span<byte> destination)
    {
        Generate(offset, destination);
        if (offset < _head.Length)
        {
            var head = _head.Span[(int)offset..];
            head[..Math.Min(head.Length, destination.Length)].CopyTo(destination);
        }
    }

    /// <summary>The CRC-64 of the whole object, computed without generating it.</summary>
    public ulong ComputeCrc64()
    {
        var key = _firstKey;
        var blocks = Length >> ContentBlock.SizeBits;
        var register = BlockRun.Update(ulong.MaxValue, ref key, blocks);
        Span<byte> tail = stackalloc byte[(int)(Length - (blocks << ContentBlock.SizeBits))];
        ContentBlock.Fill(key, 0, tail);
        return ~Crc64.Update(register, tail) ^ HeadCorrection();
    }

    private ulong HeadCorrection()
    {
        var difference = new byte[_head.Length];
        Generate(0, difference);
        for (var index = 0; index < difference.Length; index++)
        {
            difference[index] ^= _head.Span[index];
        }

        return Crc64.Move(Crc64.Update(0, difference), Length - difference.Length);
    }

    private void Generate(long offset, Span<byte> destination)
    {
        var key = Keystream.At(_firstKey, offset >> ContentBlock.SizeBits);
        var inBlock = (int)(offset & (ContentBlock.Size - 1));
        while (!destination.IsEmpty)
        {
            var length = Math.Min(destination.Length, ContentBlock.Size - inBlock);
            ContentBlock.Fill(key, inBlock, destination[..length]);
            destination = destination[length..];
            key = Keystream.Next(key);
            inBlock = 0;
        }
    }
}
