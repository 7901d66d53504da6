namespace AliRds.Backups.Client.Emulator.Authentication;

/// <summary>Sorted, encoded parameters: the common part of both signatures.</summary>
internal static class CanonicalQuery
{
    public static string Of(IEnumerable<KeyValuePair<string, string>> parameters) =>
        string.Join('&', parameters
            .OrderBy(parameter => parameter.Key, StringComparer.Ordinal)
            .ThenBy(parameter => parameter.Value, StringComparer.Ordinal)
            .Select(parameter => $"{PercentEncoding.Encode(parameter.Key)}={PercentEncoding.Encode(parameter.Value)}"));
}
