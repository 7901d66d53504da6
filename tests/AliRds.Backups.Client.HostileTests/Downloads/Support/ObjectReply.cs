using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace AliRds.Backups.Client.HostileTests.Downloads.Support;

/// <summary>A response about an object, whose every line can be a lie: the length that it announces is a header like any other.</summary>
internal sealed record ObjectReply
{
    internal required int Status { get; init; }

    internal ImmutableList<KeyValuePair<string, string>> Headers { get; init; } = [];

    internal byte[] Body { get; init; } = [];

    internal AfterReply Then { get; init; }

    /// <summary>Not a byte, and what comes after it.</summary>
    internal static ObjectReply Silence(AfterReply then) => new() { Status = 0, Then = then };

    /// <summary>A response with its right length and nothing that an object store would add.</summary>
    internal static ObjectReply Plain(int status, string type = "text/html", string body = "") =>
        new ObjectReply { Status = status, Body = Encoding.UTF8.GetBytes(body) }.With("Content-Type", type).WithLength();

    /// <summary>An error as the object store words it.</summary>
    internal static ObjectReply Error(int status, string code, string message) => Plain(
        status,
        "application/xml",
        $"<?xml version=\"1.0\" encoding=\"UTF-8\"?><Error><Code>{code}</Code><Message>{message}</Message><RequestId>5C3D9175B6FC201293AD1111</RequestId></Error>")
        .With("x-oss-request-id", "5C3D9175B6FC201293AD1111");

    /// <summary>Sets a header in place of the one of this name.</summary>
    internal ObjectReply With(string name, string value) => Without(name) with { Headers = Without(name).Headers.Add(new(name, value)) };

    internal ObjectReply Without(string name) =>
        this with { Headers = Headers.RemoveAll(header => header.Key.Equals(name, StringComparison.OrdinalIgnoreCase)) };

    /// <summary>Announces the length that the body has.</summary>
    internal ObjectReply WithLength() => With("Content-Length", Body.Length.ToString(CultureInfo.InvariantCulture));

    internal byte[] ToBytes()
    {
        if (Status == 0)
        {
            return [];
        }

        var head = new StringBuilder($"HTTP/1.1 {Status} Whatever\r\n");
        foreach (var (name, value) in Headers)
        {
            head.Append(name).Append(": ").Append(value).Append("\r\n");
        }

        return [.. Encoding.Latin1.GetBytes(head.Append("\r\n").ToString()), .. Body];
    }
}
