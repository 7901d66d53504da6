using System.Text;

namespace AliRds.Backups.Client.Emulator.Primitives;

/// <summary>The percent-encoding of signatures: only A-Z a-z 0-9 - _ . ~ are kept.</summary>
internal static class PercentEncoding
{
    private const string Hex = "0123456789ABCDEF";

    public static string Encode(string text)
    {
        var encoded = new StringBuilder(text.Length + 16);
        foreach (var unit in Encoding.UTF8.GetBytes(text))
        {
            if (char.IsAsciiLetterOrDigit((char)unit) || unit is (byte)'-' or (byte)'_' or (byte)'.' or (byte)'~')
            {
                encoded.Append((char)unit);
            }
            else
            {
                encoded.Append('%').Append(Hex[unit >> 4]).Append(Hex[unit & 15]);
            }
        }

        return encoded.ToString();
    }

    /// <summary>The canonical query of the RPC signatures: pairs sorted by name and value, then encoded.</summary>
    public static string EncodeSorted(IEnumerable<KeyValuePair<string, string>> parameters) =>
        string.Join('&', parameters
            .OrderBy(parameter => parameter.Key, StringComparer.Ordinal)
            .ThenBy(parameter => parameter.Value, StringComparer.Ordinal)
            .Select(parameter => $"{Encode(parameter.Key)}={Encode(parameter.Value)}"));
}
