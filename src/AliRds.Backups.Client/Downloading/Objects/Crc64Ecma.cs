using System.IO.Hashing;

namespace AliRds.Backups.Client.Downloading.Objects;

/// <summary>The CRC-64 of the object store: ECMA-182, reflected, initial value and final XOR all ones ("XZ").</summary>
/// <remarks>The library's default CRC-64 is another one, hence the explicit parameters. Check value of <c>123456789</c>: 995dc9bbdf1939fa.</remarks>
internal static class Crc64Ecma
{
    private const ulong ReflectedPolynomial = 0xC96C5795D7870F42;
    private const ulong One = 1UL << 63;
    private const ulong XToTheEighth = One >> 8;

    private static readonly Crc64ParameterSet Parameters = Crc64ParameterSet.Create(
        polynomial: 0x42F0E1EBA9EA3693, initialValue: ulong.MaxValue, finalXorValue: ulong.MaxValue, reflectValues: true);

    internal static Crc64 Create() => new(Parameters);

    internal static ulong Compute(ReadOnlySpan<byte> data) => Crc64.HashToUInt64(Parameters, data);

    /// <summary>The CRC of two blocks laid end to end, from their CRCs and the length of the second.</summary>
    internal static ulong Combine(ulong first, ulong second, long secondLength) => Shift(first, ShiftOperator(secondLength)) ^ second;

    /// <summary>Makes what moves a CRC past <paramref name="byteCount"/> bytes. Equal lengths share one, which makes combining many parts cheap.</summary>
    internal static ulong ShiftOperator(long byteCount)
    {
        var result = One;
        var power = XToTheEighth;
        for (var remaining = byteCount; remaining > 0; remaining >>= 1)
        {
            if ((remaining & 1) != 0)
            {
                result = Multiply(power, result);
            }

            power = Multiply(power, power);
        }

        return result;
    }

    internal static ulong Shift(ulong crc, ulong shiftOperator) => Multiply(shiftOperator, crc);

    // Multiplies two polynomials over GF(2) modulo the CRC's polynomial; the highest bit is the coefficient of x^0.
    private static ulong Multiply(ulong left, ulong right)
    {
        var product = 0UL;
        for (var bit = One; bit != 0 && left != 0; bit >>= 1)
        {
            if ((left & bit) != 0)
            {
                product ^= right;
                left ^= bit;
            }

            right = (right & 1) != 0 ? (right >> 1) ^ ReflectedPolynomial : right >> 1;
        }

        return product;
    }
}
