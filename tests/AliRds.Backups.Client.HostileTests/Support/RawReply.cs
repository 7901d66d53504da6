using System.Text;

namespace AliRds.Backups.Client.HostileTests.Support;

/// <summary>An HTTP response, made by hand.</summary>
internal sealed record RawReply
{
    internal int Status { get; init; } = 200;

    internal string ContentType { get; init; } = "application/json;charset=utf-8";

    /// <summary>Further header lines, each without its line break.</summary>
    internal IReadOnlyList<string> Headers { get; init; } = [];

    internal byte[] Body { get; init; } = [];

    internal static RawReply Json(string body, int status = 200) => new() { Status = status, Body = Encoding.UTF8.GetBytes(body) };

    internal static RawReply Xml(string body, int status = 200) =>
        new() { Status = status, ContentType = "text/xml;charset=utf-8", Body = Encoding.UTF8.GetBytes(body) };

    internal byte[] ToBytes()
    {
        var head = new StringBuilder($"HTTP/1.1 {Status} Whatever\r\nContent-Type: {ContentType}\r\nContent-Length: {Body.Length}\r\n");
        foreach (var line in Headers)
        {
            head.Append(line).Append("\r\n");
        }

        return [.. Encoding.Latin1.GetBytes(head.Append("\r\n").ToString()), .. Body];
    }
}
