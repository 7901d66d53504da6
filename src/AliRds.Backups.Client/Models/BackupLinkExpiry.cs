using System.Buffers.Text;
using NodaTime;
using NodaTime.Text;

namespace AliRds.Backups.Client.Models;

/// <summary>Reads the expiry time from the query of a pre-signed link.</summary>
internal static class BackupLinkExpiry
{
    private static readonly InstantPattern BasicIso = InstantPattern.CreateWithInvariantCulture("uuuuMMdd'T'HHmmss'Z'");

    internal static Instant? Read(ReadOnlySpan<byte> link)
    {
        var query = GetQuery(link);
        return ReadV1(query) ?? ReadV4(query);
    }

    private static Instant? ReadV1(ReadOnlySpan<byte> query) =>
        TryGet(query, "Expires"u8, out var value) && TryParse(value, out var seconds) ? FromSeconds(seconds) : null;

    private static Instant? ReadV4(ReadOnlySpan<byte> query)
    {
        if (!TryGet(query, "x-oss-date"u8, out var date) || !TryGet(query, "x-oss-expires"u8, out var expires))
        {
            return null;
        }

        var signedAt = BasicIso.Parse(System.Text.Encoding.ASCII.GetString(date));
        return signedAt.Success && TryParse(expires, out var seconds) && seconds <= int.MaxValue
            ? FromSeconds(signedAt.Value.ToUnixTimeSeconds() + seconds)
            : null;
    }

    private static Instant? FromSeconds(long seconds) =>
        seconds <= Instant.MaxValue.ToUnixTimeSeconds() ? Instant.FromUnixTimeSeconds(seconds) : null;

    private static bool TryParse(ReadOnlySpan<byte> digits, out long value) =>
        Utf8Parser.TryParse(digits, out value, out var consumed) && consumed == digits.Length && value > 0;

    private static ReadOnlySpan<byte> GetQuery(ReadOnlySpan<byte> link)
    {
        var fragment = link.IndexOf((byte)'#');
        link = fragment < 0 ? link : link[..fragment];
        var start = link.IndexOf((byte)'?');
        return start < 0 ? default : link[(start + 1)..];
    }

    private static bool TryGet(ReadOnlySpan<byte> query, ReadOnlySpan<byte> name, out ReadOnlySpan<byte> value)
    {
        while (!query.IsEmpty)
        {
            var end = query.IndexOf((byte)'&');
            var pair = end < 0 ? query : query[..end];
            query = end < 0 ? default : query[(end + 1)..];
            if (pair.Length > name.Length && pair[name.Length] == '=' && pair.StartsWith(name))
            {
                value = pair[(name.Length + 1)..];
                return true;
            }
        }

        value = default;
        return false;
    }
}
