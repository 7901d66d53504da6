using System.Globalization;
using System.Net.Http.Headers;
using System.Security.Cryptography;

namespace AliRds.Backups.Client.Downloading.Objects;

/// <summary>What the object store says about a file. Two responses speak of the same object when all that both give is equal.</summary>
internal sealed record RemoteObject
{
    internal required string Path { get; init; }

    internal required long Length { get; init; }

    internal string? ETag { get; init; }

    internal ulong? Crc64 { get; init; }

    internal string? Md5 { get; init; }

    internal string? RequestId { get; init; }

    internal DateTimeOffset? LastModified { get; init; }

    /// <summary>The tag to send as <c>If-Match</c>; a weak one never matches, so it is not sent.</summary>
    internal string? StrongETag => ETag is { } tag && tag.StartsWith('"') ? tag : null;

    /// <summary>Whether the response bears a mark of an object store; that of a portal bears none.</summary>
    internal bool IsMarked => RequestId is not null || ETag is not null;

    internal static RemoteObject Read(string path, long length, HttpResponseMessage response) => new()
    {
        Path = path,
        Length = length,
        ETag = Header(response.Headers, "ETag"),
        Crc64 = ReadCrc64(response.Headers),
        Md5 = ReadMd5(response),
        RequestId = Header(response.Headers, "x-oss-request-id"),
        LastModified = response.Content.Headers.LastModified,
    };

    /// <summary>What makes another response speak of another object; <see langword="null"/> when nothing does.</summary>
    internal string? GetDifferenceFrom(RemoteObject other)
    {
        if (Path != other.Path)
        {
            return "its path is another";
        }

        if (Length != other.Length)
        {
            return string.Create(CultureInfo.InvariantCulture, $"its length was {other.Length} and is {Length}");
        }

        if (ETag is not null && other.ETag is not null && OpaqueTag != other.OpaqueTag)
        {
            return $"its ETag was {other.ETag} and is {ETag}";
        }

        return Crc64 is not null && other.Crc64 is not null && Crc64 != other.Crc64
            ? string.Create(CultureInfo.InvariantCulture, $"its CRC-64 was {other.Crc64} and is {Crc64}")
            : null;
    }

    // A proxy on the way may make a tag weak; the object is the same.
    private string? OpaqueTag => ETag is { } tag && tag.StartsWith("W/", StringComparison.Ordinal) ? tag[2..] : ETag;

    /// <summary>Drops an MD5 that is only that of the byte which was asked for: the store may give it for the range or for the whole.</summary>
    internal RemoteObject WithoutMd5Of(ReadOnlySpan<byte> range) =>
        Length > range.Length && Md5 is not null && Md5 == Md5Text(range) ? this with { Md5 = null } : this;

    private static ulong? ReadCrc64(HttpResponseHeaders headers) =>
        ulong.TryParse(Header(headers, "x-oss-hash-crc64ecma"), NumberStyles.None, CultureInfo.InvariantCulture, out var crc) ? crc : null;

    private static string? ReadMd5(HttpResponseMessage response) =>
        response.Content.Headers.ContentMD5 is { Length: 16 } md5 ? Hex(md5) : null;

#pragma warning disable CA5351 // The service gives MD5; nothing here relies on its strength.
    private static string Md5Text(ReadOnlySpan<byte> data) => Hex(MD5.HashData(data));
#pragma warning restore CA5351

    private static string Hex(byte[] hash) => Convert.ToHexString(hash).ToLowerInvariant();

    private static string? Header(HttpResponseHeaders headers, string name) =>
        headers.NonValidated.TryGetValues(name, out var values) ? values.ToString() : null;
}

/// <summary>The object at the link is not the one that the download began with. A download to a file begins again; a stream cannot.</summary>
internal sealed class ObjectChangedException(string what) : RdsDownloadException($"The file changed during the download: {what}.")
{
    internal string Reason { get; } = $"The file changed during the download: {what}.";
}
