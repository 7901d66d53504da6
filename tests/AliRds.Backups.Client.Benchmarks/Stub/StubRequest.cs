using System.Buffers.Text;
using System.Text;

namespace AliRds.Backups.Client.Benchmarks.Stub;

/// <summary>What the stub needs to know of a request: which page of how many rows.</summary>
internal readonly record struct StubRequest(int Page, int Total)
{
    internal const int PageSize = 100;

    /// <summary>The id of an instance with that many backups.</summary>
    internal static string InstanceWith(int rows) => $"rm-rows-{rows}";

    /// <summary>Reads the first line, and whatever of the body came with the head.</summary>
    internal static StubRequest Read(ReadOnlySpan<byte> request) => new(
        NumberAfter(request, "PageNumber="u8) ?? NumberAfter(request, "NextToken="u8) ?? 1,
        NumberAfter(request, "rm-rows-"u8) ?? PageSize);

    private static int? NumberAfter(ReadOnlySpan<byte> request, ReadOnlySpan<byte> name)
    {
        var start = request.IndexOf(name);
        return start >= 0 && Utf8Parser.TryParse(request[(start + name.Length)..], out int number, out _) ? number : null;
    }

    /// <summary>How many bytes the request has in all; <see langword="null"/> while its head is not complete.</summary>
    internal static int? LengthOf(ReadOnlySpan<byte> received)
    {
        var headEnd = received.IndexOf("\r\n\r\n"u8);
        if (headEnd < 0)
        {
            return null;
        }

        var head = received[..headEnd];
        for (var line = head.IndexOf("\r\n"u8); line >= 0; line = head.IndexOf("\r\n"u8))
        {
            head = head[(line + 2)..];
            var name = "Content-Length:"u8;
            if (head.Length > name.Length && Ascii.EqualsIgnoreCase(head[..name.Length], name))
            {
                return headEnd + 4 + (NumberAfter(head, head[..(name.Length + 1)]) ?? 0);
            }
        }

        return headEnd + 4;
    }
}
