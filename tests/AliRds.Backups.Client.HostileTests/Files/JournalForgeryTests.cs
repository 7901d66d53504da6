using System.Buffers.Binary;
using AliRds.Backups.Client.HostileTests.Files.Support;

namespace AliRds.Backups.Client.HostileTests.Files;

/// <summary>Journals that were cut or altered, and carry a right checksum all the same. Whatever they say, the file comes out right.</summary>
public sealed class JournalForgeryTests
{
    private const int PartEntry = 17;
    private const int Parts = 4;
    private bool _refuse = true;

    [Fact]
    public async Task Resume_JournalCutAnywhere_GivesTheRightFile()
    {
        await using var rig = await InterruptedAsync();
        var journal = await ReadAsync(rig);
        for (var length = 0; length < journal.Length; length++)
        {
            await ResumeAsync(rig, journal[..length]);
        }
    }

    [Fact]
    public async Task Resume_AnyByteOfTheJournalSetToTheHighest_GivesTheRightFile() => await ResumeAlteredAsync(255);

    [Fact]
    public async Task Resume_AnyByteOfTheJournalSetToZero_GivesTheRightFile() => await ResumeAlteredAsync(0);

    [Theory]
    [InlineData(long.MinValue)]
    [InlineData(-1)]
    [InlineData(FilesRig.PartSize + 1)]
    [InlineData(long.MaxValue)]
    public async Task Resume_PartsBeyondTheirBounds_BeginsAgainAndSaysSo(long written)
    {
        await using var rig = await InterruptedAsync();
        var journal = await ReadAsync(rig);
        BinaryPrimitives.WriteInt64LittleEndian(journal.AsSpan(^(PartEntry * Parts)), written);

        Assert.NotEmpty(await ResumeAsync(rig, journal));
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(0)]
    [InlineData(Parts + 1)]
    [InlineData(int.MaxValue)]
    public async Task Resume_AnotherCountOfParts_BeginsAgainAndSaysSo(int count)
    {
        await using var rig = await InterruptedAsync();
        var journal = await ReadAsync(rig);
        BinaryPrimitives.WriteInt32LittleEndian(journal.AsSpan(^((PartEntry * Parts) + sizeof(int))), count);

        Assert.NotEmpty(await ResumeAsync(rig, journal));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(1)]
    [InlineData(long.MaxValue)]
    [InlineData(long.MinValue)]
    public async Task Resume_AnotherSizeOfParts_BeginsAgainAndSaysSo(long size)
    {
        await using var rig = await InterruptedAsync();
        var journal = await ReadAsync(rig);
        var at = journal.AsSpan().IndexOf(BitConverter.GetBytes((long)FilesRig.PartSize));
        BinaryPrimitives.WriteInt64LittleEndian(journal.AsSpan(at), size);

        Assert.NotEmpty(await ResumeAsync(rig, journal));
    }

    [Fact]
    public async Task Resume_BytesBehindTheParts_BeginsAgainAndSaysSo()
    {
        await using var rig = await InterruptedAsync();
        var journal = await ReadAsync(rig);

        Assert.NotEmpty(await ResumeAsync(rig, [.. journal, 1, 2, 3]));
    }

    [Fact]
    public async Task Resume_JournalIsHuge_IsNotReadAtAll()
    {
        await using var rig = await InterruptedAsync();
        foreach (var ending in (string[])["journal", "recent"])
        {
            await using var file = File.OpenWrite(rig.Hidden(ending));
            file.SetLength(8L * 1024 * 1024 * 1024);
        }

        var before = GC.GetTotalAllocatedBytes();
        var result = await rig.DownloadAsync();

        rig.RequireWhole();
        Assert.Single(result.Restarts);
        Assert.InRange(GC.GetTotalAllocatedBytes() - before, 0, 256L * 1024 * 1024);
    }

    [Fact]
    public async Task Resume_JournalMayNotBeWritten_GivesTheRightFile()
    {
        await using var rig = await InterruptedAsync();
        foreach (var ending in (string[])["journal", "recent"])
        {
            File.SetAttributes(rig.Hidden(ending), FileAttributes.ReadOnly);
        }

        await rig.DownloadAsync();

        rig.RequireWhole();
        Assert.Equal(["backup.xb", "backup.xb.manifest.json"], rig.Names);
    }

    private async Task ResumeAlteredAsync(byte value)
    {
        await using var rig = await InterruptedAsync();
        var journal = await ReadAsync(rig);
        for (var index = 0; index < journal.Length; index++)
        {
            var altered = (byte[])journal.Clone();
            altered[index] = value;
            await ResumeAsync(rig, altered);
        }
    }

    private async Task<FilesRig> InterruptedAsync()
    {
        var rig = new FilesRig(
            (Parts - 1) * FilesRig.PartSize + 1000, request => _refuse && request.Number > 3 ? StoredFile.Refuse(400, "BadRequest", "No.") : null);
        await Assert.ThrowsAsync<RdsDownloadException>(() => rig.DownloadAsync());
        _refuse = false;
        File.Copy(rig.Hidden("part"), rig.Outside("part"));
        return rig;
    }

    /// <summary>The journal without its checksum.</summary>
    private static async Task<byte[]> ReadAsync(FilesRig rig) =>
        (await File.ReadAllBytesAsync(rig.Hidden("recent"), TestContext.Current.CancellationToken))[..^sizeof(ulong)];

    /// <summary>Lays a journal and the bytes of the interrupted download down, goes on, and gives why it began again.</summary>
    private static async Task<IReadOnlyList<string>> ResumeAsync(FilesRig rig, byte[] journal)
    {
        var checksum = new byte[sizeof(ulong)];
        BinaryPrimitives.WriteUInt64LittleEndian(checksum, HandMadeCrc64.Of(journal));
        await File.WriteAllBytesAsync(rig.Hidden("recent"), [.. journal, .. checksum], TestContext.Current.CancellationToken);
        await File.WriteAllBytesAsync(rig.Hidden("journal"), [.. journal, .. checksum], TestContext.Current.CancellationToken);
        File.Copy(rig.Outside("part"), rig.Hidden("part"), overwrite: true);
        var result = await rig.DownloadAsync();
        rig.RequireWhole();
        File.Delete(rig.Target);
        return result.Restarts;
    }
}
