using AliRds.Backups.Client.Downloading.Objects;

namespace AliRds.Backups.Client.Tests.Downloading.Objects;

public sealed class PartTests
{
    private static readonly byte[] Data = [.. Enumerable.Range(0, 100).Select(number => (byte)number)];

    [Fact]
    public void State_AppendedInPieces_HasTheChecksumOfAll()
    {
        var part = new Part(0, 100, withChecksum: true);

        part.Append(Data.AsSpan(..30));
        part.Append(Data.AsSpan(30..));

        Assert.Equal(new PartState(100, Crc64Ecma.Compute(Data)), part.State);
        Assert.True(part.IsWhole);
    }

    [Fact]
    public void State_RestoredAndAppended_HasTheChecksumOfAll()
    {
        var part = new Part(0, 100, withChecksum: true);

        part.Restore(new PartState(30, Crc64Ecma.Compute(Data.AsSpan(..30))));
        part.Append(Data.AsSpan(30..));

        Assert.Equal(new PartState(100, Crc64Ecma.Compute(Data)), part.State);
    }

    [Fact]
    public void Restore_Default_DropsAll()
    {
        var part = new Part(0, 100, withChecksum: true);
        part.Append(Data);

        part.Restore(default);

        Assert.Equal(default, part.State);
    }
}
