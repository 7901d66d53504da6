using System.Buffers.Binary;

namespace AliRds.Backups.Client.Emulator.Content;

/// <summary>CRC-64 as OSS computes it: ECMA-182, reflected, inverted before and after.</summary>
internal static class Crc64
{
    private const ulong Polynomial = 0xC96C5795D7870F42;
    private const int Slices = 8;

    private const int Row = 256;

    /// <summary>A table of 256 entries for each slice.</summary>
    private static readonly ulong[] Tables = MakeTables();

    /// <summary>Element b advances a raw register over 2^b zero bytes.</summary>
    private static readonly LinearMap[] Moves = MakeMoves();

    public static ulong Compute(ReadOnlySpan<byte> data) => ~Update(ulong.MaxValue, data);

    /// <summary>Combines the CRCs of two parts into the CRC of both.</summary>
    public static ulong Combine(ulong first, ulong second, long secondLength) => Move(first, secondLength) ^ second;

    /// <summary>Updates the raw register with data, without the inversions before and after.</summary>
    public static ulong Update(ulong register, ReadOnlySpan<byte> data)
    {
        while (data.Length >= Slices)
        {
            register = Fold(register ^ BinaryPrimitives.ReadUInt64LittleEndian(data));
            data = data[Slices..];
        }

        foreach (var unit in data)
        {
            register = (register >> 8) ^ Tables[(byte)register ^ unit];
        }

        return register;
    }

    /// <summary>Advances the raw register over zero bytes, in logarithmic time.</summary>
    public static ulong Move(ulong register, long zeroBytes)
    {
        for (var power = 0; zeroBytes >> power != 0; power++)
        {
            if (((zeroBytes >> power) & 1) != 0)
            {
                register = Moves[power].Apply(register);
            }
        }

        return register;
    }

    private static ulong Fold(ulong word)
    {
        var tables = Tables.AsSpan(0, Slices * Row);
        return tables[(7 * Row) + (byte)word]
            ^ tables[(6 * Row) + (byte)(word >> 8)]
            ^ tables[(5 * Row) + (byte)(word >> 16)]
            ^ tables[(4 * Row) + (byte)(word >> 24)]
            ^ tables[(3 * Row) + (byte)(word >> 32)]
            ^ tables[(2 * Row) + (byte)(word >> 40)]
            ^ tables[Row + (byte)(word >> 48)]
            ^ tables[(byte)(word >> 56)];
    }

    private static ulong[] MakeTables()
    {
        var tables = new ulong[Slices * Row];
        for (var index = 0; index < tables.Length; index++)
        {
            var before = index < Row ? 0 : tables[index - Row];
            tables[index] = index < Row ? ByteStep((ulong)index) : (before >> 8) ^ tables[(byte)before];
        }

        return tables;
    }

    private static ulong ByteStep(ulong register)
    {
        for (var bit = 0; bit < 8; bit++)
        {
            register = (register >> 1) ^ ((register & 1) == 0 ? 0 : Polynomial);
        }

        return register;
    }

    private static LinearMap[] MakeMoves()
    {
        var moves = new LinearMap[63];
        moves[0] = new LinearMap(register => (register >> 8) ^ Tables[(byte)register]);
        for (var power = 1; power < moves.Length; power++)
        {
            moves[power] = moves[power - 1].Twice();
        }

        return moves;
    }
}
