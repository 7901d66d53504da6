using System.Collections.Immutable;
using System.Globalization;
using AliRds.Backups.Client.Emulator.Primitives;

namespace AliRds.Backups.Client.Emulator.Rpc;

/// <summary>The headers that the service's gateway has been seen to send.</summary>
internal static class GatewayHeaders
{
    public static IEnumerable<KeyValuePair<string, string>> Create(RpcResponse response, EmulatorJournalEntry entry, string date)
    {
        yield return new("Date", date);
        yield return new("Content-Type", response.ContentType);
        if (!entry.Headers.GetValueOrDefault("Connection", "").Contains("close", StringComparison.OrdinalIgnoreCase))
        {
            yield return new("Connection", "keep-alive");
            yield return new("Keep-Alive", "timeout=25");
        }

        foreach (var header in response.IsFromGateway ? GatewayOnly(entry) : [])
        {
            yield return header;
        }

        foreach (var header in response.Headers)
        {
            yield return header;
        }
    }

    private static IEnumerable<KeyValuePair<string, string>> GatewayOnly(EmulatorJournalEntry entry)
    {
        yield return new("Vary", "Accept-Encoding");
        yield return new("Access-Control-Allow-Origin", "*");
        yield return new("Access-Control-Expose-Headers", "*");
        yield return new("x-acs-request-id", entry.RequestId);
        yield return new("x-acs-trace-id", SplitMix64.Mix(0, entry.RequestId).ToString("x16", CultureInfo.InvariantCulture));
    }
}
