using System.Buffers.Binary;
using System.Text;
using AliRds.Backups.Client.Downloading.Objects;

namespace AliRds.Backups.Client.Downloading.Resuming;

/// <summary>The bytes of a journal: mark with version, identity, parts, and a CRC-64 of all that. Parts take 17 bytes each.</summary>
internal static class JournalSerializer
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

    /// <summary>Reads a journal; <see langword="null"/> when the bytes are not a whole one of this version, or what they say cannot be.</summary>
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

        using var stream = new MemoryStream(bytes, Mark.Length, content.Length - Mark.Length);
        using var reader = new BinaryReader(stream, Encoding.UTF8);
        try
        {
            var sequence = reader.ReadInt64();
            var identity = ReadIdentity(reader);
            return ReadParts(reader, identity) is { } parts && stream.Position == stream.Length ? new Journal(identity, sequence, parts) : null;
        }
        catch (Exception exception) when (exception is IOException or FormatException)
        {
            // A right checksum says nothing about who wrote it: a text or a number ends beyond the last byte.
            return null;
        }
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

    private static JournalPart[]? ReadParts(BinaryReader reader, JournalIdentity identity)
    {
        var (length, partSize) = (identity.Remote.Length, identity.PartSize);
        if (PartPlan.GetPartCount(length, partSize) is not { } count || reader.ReadInt32() != count)
        {
            return null;
        }

        var parts = new JournalPart[count];
        for (var index = 0; index < count; index++)
        {
            parts[index] = new JournalPart(new PartState(reader.ReadInt64(), reader.ReadUInt64()), reader.ReadBoolean());
            if (parts[index].State.Written < 0 || parts[index].State.Written > Math.Min(partSize, length - (index * partSize)))
            {
                return null;
            }
        }

        return parts;
    }
}
