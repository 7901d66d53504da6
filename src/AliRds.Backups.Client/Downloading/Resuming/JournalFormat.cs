using System.Buffers.Binary;
using System.Text;
using AliRds.Backups.Client.Downloading.Transfer;
using AliRds.Backups.Client.Downloading.Verification;

namespace AliRds.Backups.Client.Downloading.Resuming;

/// <summary>The bytes of a journal: mark with version, identity, parts, and a CRC-64 of all that. Parts take 17 bytes each.</summary>
internal static class JournalFormat
{
    private const int ChecksumSize = sizeof(ulong);
    private const int PartSize = 17;
    private const int IdentitySize = 1024;

    // A reader refuses any other mark, so also the journal of a later version.
    private static ReadOnlySpan<byte> Mark => "RDSDLJ01"u8;

    internal static MemoryStream Write(Journal journal)
    {
        var target = new MemoryStream(IdentitySize + (journal.Parts.Length * PartSize));
        using var writer = new BinaryWriter(target, Encoding.UTF8, leaveOpen: true);
        writer.Write(Mark);
        writer.Write(journal.Sequence);
        WriteIdentity(writer, journal.Identity);
        writer.Write(journal.Parts.Length);
        foreach (var part in journal.Parts)
        {
            writer.Write(part.State.Written);
            writer.Write(part.State.Crc64);
            writer.Write(part.IsFlushed);
        }

        writer.Flush();
        writer.Write(Crc64Ecma.Compute(target.GetBuffer().AsSpan(0, (int)target.Length)));
        writer.Flush();
        return target;
    }

    /// <summary>Reads a journal; <see langword="null"/> when the bytes are not a whole one of this version.</summary>
    internal static Journal? Read(byte[] bytes)
    {
        if (!bytes.AsSpan().StartsWith(Mark) || bytes.Length < Mark.Length + ChecksumSize)
        {
            return null;
        }

        var content = bytes.AsSpan(..^ChecksumSize);
        if (Crc64Ecma.Compute(content) != BinaryPrimitives.ReadUInt64LittleEndian(bytes.AsSpan(content.Length)))
        {
            return null;
        }

        using var reader = new BinaryReader(new MemoryStream(bytes, Mark.Length, content.Length - Mark.Length), Encoding.UTF8);
        var sequence = reader.ReadInt64();
        return new Journal(ReadIdentity(reader), sequence, ReadParts(reader));
    }

    private static void WriteIdentity(BinaryWriter writer, JournalIdentity identity)
    {
        writer.Write(identity.BackupId);
        writer.Write(identity.InstanceId);
        writer.Write(identity.Remote.Path);
        writer.Write(identity.Remote.Length);
        writer.Write(identity.Remote.ETag ?? string.Empty);
        writer.Write(identity.Remote.Crc64.HasValue);
        writer.Write(identity.Remote.Crc64 ?? 0);
        writer.Write(identity.PartSize);
        writer.Write(identity.WithChecksum);
        writer.Write(identity.OwnerProcessId);
        writer.Write(identity.OwnerMachine);
    }

    private static JournalIdentity ReadIdentity(BinaryReader reader) => new()
    {
        BackupId = reader.ReadString(),
        InstanceId = reader.ReadString(),
        Remote = ReadRemote(reader),
        PartSize = reader.ReadInt64(),
        WithChecksum = reader.ReadBoolean(),
        OwnerProcessId = reader.ReadInt32(),
        OwnerMachine = reader.ReadString(),
    };

    private static RemoteObject ReadRemote(BinaryReader reader)
    {
        var remote = new RemoteObject
        {
            Path = reader.ReadString(),
            Length = reader.ReadInt64(),
            ETag = reader.ReadString() is { Length: > 0 } tag ? tag : null,
        };
        var hasCrc64 = reader.ReadBoolean();
        var crc64 = reader.ReadUInt64();
        return hasCrc64 ? remote with { Crc64 = crc64 } : remote;
    }

    private static JournalPart[] ReadParts(BinaryReader reader)
    {
        var parts = new JournalPart[reader.ReadInt32()];
        for (var index = 0; index < parts.Length; index++)
        {
            parts[index] = new JournalPart(new PartState(reader.ReadInt64(), reader.ReadUInt64()), reader.ReadBoolean());
        }

        return parts;
    }
}
