using AliRds.Backups.Client.Downloading.Objects;

namespace AliRds.Backups.Client.Tests.Downloading.Objects;

public sealed class PartPlanTests
{
    private const long Mebibyte = 1024 * 1024;

    [Theory]
    [InlineData(0, 1)]
    [InlineData(1, 1)]
    [InlineData((32 * Mebibyte) - 1, (32 * Mebibyte) - 1)]
    [InlineData(32 * Mebibyte, 16 * Mebibyte)]
    [InlineData(4096 * Mebibyte, 16 * Mebibyte)]
    public void PartSize_OrdinaryFile_IsTheWantedOneOrTheWholeFile(long length, long expected) =>
        Assert.Equal(expected, PartPlan.GetPartSize(length, 16 * Mebibyte));

    [Fact]
    public void PartSize_HugeFile_GivesAtMostTenThousandParts() =>
        Assert.InRange(PartPlan.CreateParts(2_000_000 * Mebibyte, PartPlan.GetPartSize(2_000_000 * Mebibyte, 16 * Mebibyte), withChecksum: false).Length, 9000, 10_000);

    [Theory]
    [InlineData(0, 10)]
    [InlineData(9, 10)]
    [InlineData(10, 10)]
    [InlineData(11, 10)]
    [InlineData(4_294_967_297, 16_777_216)]
    public void Cut_AnyLength_CoversItWithoutGapOrOverlap(long length, long partSize)
    {
        var parts = PartPlan.CreateParts(length, partSize, withChecksum: false);

        var end = 0L;
        Assert.All(parts, part =>
        {
            Assert.Equal(end, part.Offset);
            Assert.InRange(part.Length, 1, partSize);
            end += part.Length;
        });
        Assert.Equal(length, end);
    }
}
