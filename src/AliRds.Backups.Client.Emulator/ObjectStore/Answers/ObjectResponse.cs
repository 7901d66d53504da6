using System.Collections.Immutable;
using AliRds.Backups.Client.Emulator.ObjectStore.Content;

namespace AliRds.Backups.Client.Emulator.ObjectStore.Answers;

/// <summary>An answer before it is sent: head, and the piece of some bytes that is its body.</summary>
internal sealed record ObjectResponse(int Status, ImmutableDictionary<string, string> Headers, ByteSource Body, ByteRange Piece)
{
    private static readonly ImmutableDictionary<string, string> NoHeaders = ImmutableDictionary.Create<string, string>(StringComparer.OrdinalIgnoreCase);

    /// <summary>The error code in the body, or empty.</summary>
    public string ErrorCode { get; init; } = "";

    /// <summary>Whether the head is sent without the body, as for HEAD and 304.</summary>
    public bool IsBodiless { get; init; }

    public static ObjectResponse Of(int status, ByteSource body, ByteRange piece) => new(status, NoHeaders, body, piece);

    public ObjectResponse With(string name, string value) => this with { Headers = Headers.SetItem(name, value) };

    public ObjectResponse WithIf(string name, string? value) => value is null ? this : With(name, value);

    public ObjectResponse Without(string name) => this with { Headers = Headers.Remove(name) };
}
