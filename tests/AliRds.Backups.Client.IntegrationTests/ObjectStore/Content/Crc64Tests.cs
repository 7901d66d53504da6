using System.Text;
using AliRds.Backups.Client.Emulator.Content;
using AliRds.Backups.Client.IntegrationTests.ObjectStore.Support;

namespace AliRds.Backups.Client.IntegrationTests.ObjectStore.Content;

public sealed class Crc64Tests
{
    [Theory]
    [InlineData("", 0UL)]
    [InlineData("a", 3675645893302102789UL)]
    [InlineData("hello", 11177612005948864433UL)]
    [InlineData("123456789", 11051210869376104954UL)]
    [InlineData("12345", 6748440630437108969UL)]
    [InlineData("6789", 10278880121275185425UL)]
    [InlineData("The quick brown fox jumps over the lazy dog", 6583902852472283588UL)]
    public void Compute_PublishedVector_IsReproduced(string text, ulong expected) =>
        Assert.Equal(expected, Crc64.Compute(Encoding.ASCII.GetBytes(text)));

    [Fact]
    public void Compute_AllByteValues_IsReproduced() =>
        Assert.Equal(0x72414B2F65DB3AB0UL, Crc64.Compute([.. Enumerable.Range(0, 256).Select(value => (byte)value)]));

    [Fact]
    public void Compute_MebibyteOfZeros_IsReproduced() =>
        Assert.Equal(6947770692288575170UL, Crc64.Compute(new byte[1 << 20]));

    [Fact]
    public void Combine_TwoPieces_GivesTheCrcOfTheWhole() =>
        Assert.Equal(11051210869376104954UL, Crc64.Combine(6748440630437108969UL, 10278880121275185425UL, 4));

    [Fact]
    public void Compute_EveryLengthAndAlignment_AgreesWithTheDefinition()
    {
        var data = new byte[200];
        new Random(7).NextBytes(data);

        for (var length = 0; length <= data.Length; length++)
        {
            Assert.Equal(ReferenceCrc64.Compute(data.AsSpan(0, length)), Crc64.Compute(data.AsSpan(0, length)));
        }
    }
}
