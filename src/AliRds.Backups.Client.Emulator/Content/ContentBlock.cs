using System.Numerics;
using System.Runtime.InteropServices;
using AliRds.Backups.Client.Emulator.Primitives;

namespace AliRds.Backups.Client.Emulator.Content;

/// <summary>
/// The unit of generated content: a fixed random pattern, with each of its words combined with the key of the block. Each word of an object
/// therefore identifies its block and its position in the block, so bytes written to the wrong place are always detected.
/// </summary>
internal static class ContentBlock
{
    public const int SizeBits = 12;
    public const int Size = 1 << SizeBits;

    private const ulong PatternSeed = 0x5244_5342_4143_4B55;

    private static readonly byte[] Pattern = MakePattern();

    /// <summary>Writes part of the block with a key.</summary>
    /// <param name="key">Key of the block.</param>
    /// <param name="offset">Position of the first byte in the block.</param>
    /// <param name="destination">Not longer than the rest of the block.</param>
    public static void Fill(ulong key, int offset, Span<byte> destination)
    {
        var pattern = Pattern.AsSpan(offset, destination.Length);
        var turned = BitOperations.RotateRight(key, (offset & 7) * 8);
        var mask = Vector.AsVectorByte(new Vector<ulong>(turned));
        var index = 0;
        for (; index <= destination.Length - Vector<byte>.Count; index += Vector<byte>.Count)
        {
            (new Vector<byte>(pattern[index..]) ^ mask).CopyTo(destination[index..]);
        }

        for (; index < destination.Length; index++)
        {
            destination[index] = (byte)(pattern[index] ^ (turned >> ((index & 7) * 8)));
        }
    }

    private static byte[] MakePattern()
    {
        var words = new ulong[Size / sizeof(ulong)];
        for (var index = 0; index < words.Length; index++)
        {
            words[index] = SplitMix64.Mix(PatternSeed, (ulong)index);
        }

        return MemoryMarshal.AsBytes(words.AsSpan()).ToArray();
    }
}
