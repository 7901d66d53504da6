using AliRds.Backups.Client.Downloading.Objects;
using AliRds.Backups.Client.Downloading.Resuming;

namespace AliRds.Backups.Client.Tests.Downloading.Resuming;

public sealed class JournalSerializerTests
{
    private static readonly Journal Sample = new(
        new JournalIdentity
        {
            BackupId = "1",
            InstanceId = "rm-1",
            Remote = new RemoteObject { Path = "/a/b", Length = 5_000_000_000, ETag = "\"E\"", Crc64 = ulong.MaxValue },
            PartSize = 4_000_000_000,
            WithChecksum = true,
        },
        Sequence: 7,
        [new JournalPart(new PartState(4_000_000_000, 99), IsFlushed: true), new JournalPart(new PartState(3, 1), IsFlushed: false)]);

    [Fact]
    public void Read_WhatWasWritten_IsEqual()
    {
        var read = JournalSerializer.Read(Bytes())!;

        Assert.Equal(Sample.Identity, read.Identity);
        Assert.Equal(Sample.Parts, read.Parts);
        Assert.Equal(Sample.Sequence, read.Sequence);
    }

    [Fact]
    public void Read_CutAnywhere_IsNoJournal()
    {
        var bytes = Bytes();

        Assert.All(Enumerable.Range(0, bytes.Length), length => Assert.Null(JournalSerializer.Read(bytes[..length])));
    }

    [Fact]
    public void Read_AnyBitFlipped_IsNoJournal()
    {
        var bytes = Bytes();

        Assert.All(Enumerable.Range(0, bytes.Length * 8), bit =>
        {
            var flipped = (byte[])bytes.Clone();
            flipped[bit / 8] ^= (byte)(1 << (bit % 8));
            Assert.Null(JournalSerializer.Read(flipped));
        });
    }

    [Fact]
    public void Read_Zeros_IsNoJournal() => Assert.Null(JournalSerializer.Read(new byte[4096]));

    private static byte[] Bytes()
    {
        using var stream = JournalSerializer.Write(Sample);
        return stream.ToArray();
    }
}
