using System.Collections.Immutable;
using System.Globalization;
using AliRds.Backups.Client.Emulator.Seeding;

namespace AliRds.Backups.Client.Emulator.Rpc;

/// <summary>The headers that this gateway was seen to send, api-reference 2.8.</summary>
internal static class GatewayHeaders
{
    public static IEnumerable<KeyValuePair<string, string>> Of(RpcAnswer answer, EmulatorJournalEntry entry, DateTimeOffset now)
    {
        yield return new("Date", now.ToString("R", CultureInfo.InvariantCulture));
        yield return new("Content-Type", answer.ContentType);
        if (!entry.Headers.GetValueOrDefault("Connection", "").Contains("close", StringComparison.OrdinalIgnoreCase))
        {
            yield return new("Connection", "keep-alive");
            yield return new("Keep-Alive", "timeout=25");
        }

        foreach (var header in answer.IsOfGateway ? OfGateway(entry) : [])
        {
            yield return header;
        }

        foreach (var header in answer.Headers)
        {
            yield return header;
        }
    }

    private static IEnumerable<KeyValuePair<string, string>> OfGateway(EmulatorJournalEntry entry)
    {
        yield return new("Vary", "Accept-Encoding");
        yield return new("Access-Control-Allow-Origin", "*");
        yield return new("Access-Control-Expose-Headers", "*");
        yield return new("x-acs-request-id", entry.RequestId);
        yield return new("x-acs-trace-id", Mix.Of(0, entry.RequestId).ToString("x16", CultureInfo.InvariantCulture));
    }
}
