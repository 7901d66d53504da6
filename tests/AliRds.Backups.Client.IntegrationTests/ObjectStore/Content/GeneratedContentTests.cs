using AliRds.Backups.Client.Emulator.Content;
using AliRds.Backups.Client.IntegrationTests.ObjectStore.Support;

namespace AliRds.Backups.Client.IntegrationTests.ObjectStore.Content;

public sealed class GeneratedContentTests
{
    private static readonly byte[] Head = [1, 2, 3, 4, 5, 6, 7, 8, 9];

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(8)]
    [InlineData(9)]
    [InlineData(10)]
    [InlineData(4095)]
    [InlineData(4096)]
    [InlineData(4097)]
    [InlineData(100_003)]
    public void ComputeCrc64_AnyLength_IsThatOfTheBytes(int length)
    {
        var content = new GeneratedContent(42, length, Head);

        Assert.Equal(ReferenceCrc64.Compute(Bytes(content, 0, length)), content.ComputeCrc64());
    }

    [Fact]
    public void ComputeCrc64_FourGibibytesAndAByte_IsThatOfItsPieces()
    {
        var content = new GeneratedContent(42, (1L << 32) + 1, Head);
        var buffer = new byte[1 << 20];
        var register = ulong.MaxValue;

        for (var offset = 0L; offset < 1L << 32; offset += buffer.Length)
        {
            content.Read(offset, buffer);
            register = Crc64.Update(register, buffer);
        }

        register = Crc64.Update(register, Bytes(content, 1L << 32, 1));
        Assert.Equal(~register, content.ComputeCrc64());
    }

    [Fact]
    public void Read_AnyPiece_IsThatPieceOfTheWhole()
    {
        var content = new GeneratedContent(42, 20_000, Head);
        var whole = Bytes(content, 0, 20_000);
        var random = new Random(3);

        for (var round = 0; round < 2_000; round++)
        {
            var offset = random.Next(20_000);
            var length = random.Next(20_000 - offset);
            Assert.True(whole.AsSpan(offset, length).SequenceEqual(Bytes(content, offset, length)), $"{length} bytes at {offset} differ");
        }
    }

    [Fact]
    public void Read_TwoPlaces_NeverShareAWord()
    {
        var content = new GeneratedContent(42, 1 << 20, default);
        var words = new HashSet<ulong>();
        var bytes = Bytes(content, 0, 1 << 20);

        for (var offset = 0; offset < bytes.Length; offset += sizeof(ulong))
        {
            Assert.True(words.Add(BitConverter.ToUInt64(bytes, offset)), $"the word at {offset} occurs twice");
        }
    }

    [Fact]
    public void Read_OtherIdentity_IsOtherContent() =>
        Assert.NotEqual(Bytes(new GeneratedContent(1, 100, default), 0, 100), Bytes(new GeneratedContent(2, 100, default), 0, 100));

    private static byte[] Bytes(GeneratedContent content, long offset, int length)
    {
        var bytes = new byte[length];
        content.Read(offset, bytes);
        return bytes;
    }
}
