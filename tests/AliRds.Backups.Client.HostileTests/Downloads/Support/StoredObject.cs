using System.Collections.Concurrent;
using System.Globalization;
using AliRds.Backups.Client.HostileTests.Support;

namespace AliRds.Backups.Client.HostileTests.Downloads.Support;

/// <summary>An object, and what an honest store answers about it.</summary>
internal sealed record StoredObject
{
    internal const string Path = "/custins1/hins1_data_20260101000000_qp.xb";

    private static readonly ConcurrentDictionary<(int Length, int Seed), StoredObject> Made = new();

    internal required byte[] Content { get; init; }

    internal string ETag { get; init; } = "\"5B3C1A2E053D763E1B002CC607C5A0FE\"";

    /// <summary>The CRC-64 that the store tells; <see langword="null"/> when it tells none.</summary>
    internal ulong? Crc64 { get; init; }

    /// <summary>Bytes that look random and are the same in every run.</summary>
    internal static StoredObject Of(int length, int seed = 1) => Made.GetOrAdd((length, seed), static key => Make(key.Length, key.Seed));

    internal ObjectReply Respond(RawRequest request)
    {
        if (request.Method != "GET")
        {
            return ObjectReply.Error(403, "SignatureDoesNotMatch", "The link is signed for GET.");
        }

        if (request.Target.Split('?')[0] != Path)
        {
            return ObjectReply.Error(404, "NoSuchKey", "The specified key does not exist.");
        }

        if (request.Header("If-Match") is { } tag && tag != ETag)
        {
            return ObjectReply.Error(412, "PreconditionFailed", "At least one of the pre-conditions you specified did not hold.");
        }

        return RangeOf(request) is var (from, to) && to < Content.Length ? Part(from, to) : Describe(200, Content);
    }

    /// <summary>The response to a range, with the right headers.</summary>
    internal ObjectReply Part(int from, int to) =>
        Describe(206, Content[from..(to + 1)]).With("Content-Range", string.Create(CultureInfo.InvariantCulture, $"bytes {from}-{to}/{Content.Length}"));

    /// <summary>The range that is asked for; <see langword="null"/> when there is none.</summary>
    internal static (int From, int To)? RangeOf(RawRequest request)
    {
        if (request.Header("Range")?.Split('=', '-') is not ["bytes", var from, var to])
        {
            return null;
        }

        return (int.Parse(from, CultureInfo.InvariantCulture), int.Parse(to, CultureInfo.InvariantCulture));
    }

    private static StoredObject Make(int length, int seed)
    {
        var content = new byte[length];
        new Random(seed).NextBytes(content);
        return new StoredObject { Content = content, Crc64 = Ecma64.Of(content) };
    }

    private ObjectReply Describe(int status, byte[] body)
    {
        var reply = new ObjectReply { Status = status, Body = body }
            .With("Server", "AliyunOSS")
            .With("x-oss-request-id", "5C3D9175B6FC201293AD4890")
            .With("Content-Type", "application/octet-stream")
            .With("ETag", ETag)
            .WithLength();
        return Crc64 is { } crc64 ? reply.With("x-oss-hash-crc64ecma", crc64.ToString(CultureInfo.InvariantCulture)) : reply;
    }
}
