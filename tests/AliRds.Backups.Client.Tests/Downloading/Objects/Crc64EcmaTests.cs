using System.Text;
using AliRds.Backups.Client.Downloading.Objects;

namespace AliRds.Backups.Client.Tests.Downloading.Objects;

public sealed class Crc64EcmaTests
{
    [Theory]
    [InlineData("", 0UL)]
    [InlineData("a", 3675645893302102789UL)]
    [InlineData("hello", 11177612005948864433UL)]
    [InlineData("123456789", 11051210869376104954UL)]
    [InlineData("The quick brown fox jumps over the lazy dog", 6583902852472283588UL)]
    public void Compute_KnownText_IsTheStoresChecksum(string text, ulong expected) =>
        Assert.Equal(expected, Crc64Ecma.Compute(Encoding.ASCII.GetBytes(text)));

    [Fact]
    public void Compute_AMebibyteOfZeros_IsTheStoresChecksum() =>
        Assert.Equal(6947770692288575170UL, Crc64Ecma.Compute(new byte[1024 * 1024]));

    [Fact]
    public void Combine_PublishedHalves_GiveTheWhole() =>
        Assert.Equal(11051210869376104954UL, Crc64Ecma.Combine(6748440630437108969, 10278880121275185425, 4));

    [Theory]
    [InlineData(0, 100)]
    [InlineData(100, 0)]
    [InlineData(1, 1)]
    [InlineData(4096, 65537)]
    public void Combine_AnySplit_IsTheChecksumOfTheWhole(int first, int second)
    {
        var data = new byte[first + second];
        new Random(7).NextBytes(data);

        var combined = Crc64Ecma.Combine(Crc64Ecma.Compute(data.AsSpan(..first)), Crc64Ecma.Compute(data.AsSpan(first..)), second);

        Assert.Equal(Crc64Ecma.Compute(data), combined);
    }

    [Fact]
    public void ShiftOperator_BeyondFourGibibytes_IsThatOfTheHalvesInTurn()
    {
        const long Half = 3L * 1024 * 1024 * 1024;
        var half = Crc64Ecma.ShiftOperator(Half);

        Assert.Equal(Crc64Ecma.Shift(Crc64Ecma.Shift(12345, half), half), Crc64Ecma.Shift(12345, Crc64Ecma.ShiftOperator(2 * Half)));
    }
}
