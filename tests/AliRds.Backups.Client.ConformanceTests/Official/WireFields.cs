using System.Globalization;
using System.Text.Json;

namespace AliRds.Backups.Client.ConformanceTests.Official;

/// <summary>Reads fields that the service writes as strings or as numbers.</summary>
internal static class WireFields
{
    public static string Text(this JsonElement item, string name) =>
        item.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null ? value.ToString() : "";

    public static int Number(this JsonElement item, string name) => int.Parse(item.Text(name), CultureInfo.InvariantCulture);
}
