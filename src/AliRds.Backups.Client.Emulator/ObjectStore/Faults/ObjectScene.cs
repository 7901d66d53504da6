using System.Text;
using AliRds.Backups.Client.Emulator.ObjectStore.Answers;
using AliRds.Backups.Client.Emulator.ObjectStore.Content;
using NodaTime;

namespace AliRds.Backups.Client.Emulator.ObjectStore.Faults;

/// <summary>What a fault may look at when it makes a bad answer of a good one.</summary>
internal sealed record ObjectScene(
    ObjectRequest Request, StoredObject? Stored, ObjectResponse Good, Instant Now, Func<ObjectError, ObjectResponse> Refuse)
{
    /// <summary>An answer that is not the object store's.</summary>
    public static ObjectResponse Page(int status, string contentType, string body)
    {
        var bytes = Encoding.UTF8.GetBytes(body);
        return ObjectResponse.Of(status, new FixedBytes(bytes), new ByteRange(0, bytes.Length))
            .With("Content-Type", contentType)
            .With("Content-Length", FormattableString.Invariant($"{bytes.Length}"));
    }

    /// <summary>The same answer from another place, as far as the object reaches.</summary>
    public ObjectResponse Shift(long bytes)
    {
        if (Stored is null || Good.Status != 206)
        {
            return Good;
        }

        var offset = Math.Clamp(Good.Piece.Offset + bytes, 0, Stored.Content.Length - Good.Piece.Length);
        return ObjectAnswerer.Content(Stored, Good.Piece with { Offset = offset });
    }
}
