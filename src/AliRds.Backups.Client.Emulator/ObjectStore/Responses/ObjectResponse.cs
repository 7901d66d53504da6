using System.Collections.Immutable;
using AliRds.Backups.Client.Emulator.Content;

namespace AliRds.Backups.Client.Emulator.ObjectStore.Responses;

/// <summary>A response before it is sent. Its body is a range of a source.</summary>
internal sealed record ObjectResponse(int StatusCode, ImmutableDictionary<string, string> Headers, ByteSource Body, ByteRange Range)
{
    private static readonly ImmutableDictionary<string, string> NoHeaders =
        ImmutableDictionary.Create<string, string>(StringComparer.OrdinalIgnoreCase);

    /// <summary>The error code in the body, or empty.</summary>
    public string ErrorCode { get; init; } = "";

    /// <summary>Whether only the headers are sent, as for HEAD and 304.</summary>
    public bool IsBodiless { get; init; }

    public static ObjectResponse Create(int statusCode, ByteSource body, ByteRange range) => new(statusCode, NoHeaders, body, range);

    /// <summary>A response with a small body.</summary>
    public static ObjectResponse Create(int statusCode, string contentType, byte[] body) =>
        Create(statusCode, ByteSource.FromMemory(body), new ByteRange(0, body.Length))
            .With("Content-Type", contentType)
            .With("Content-Length", FormattableString.Invariant($"{body.Length}"));

    public ObjectResponse With(string name, string value) => this with { Headers = Headers.SetItem(name, value) };

    /// <summary>Sets a header unless the value is null.</summary>
    public ObjectResponse WithOptional(string name, string? value) => value is null ? this : With(name, value);

    public ObjectResponse Without(string name) => this with { Headers = Headers.Remove(name) };
}
