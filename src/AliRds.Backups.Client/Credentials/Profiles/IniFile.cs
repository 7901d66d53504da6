namespace AliRds.Backups.Client.Credentials.Profiles;

/// <summary>
/// Reads an ini file as the vendor's libraries do: names in any case, split at the first <c>=</c>, both sides trimmed, no quotes and no
/// escapes. A line that starts with <c>;</c> or <c>#</c> is a comment.
/// </summary>
internal static class IniFile
{
    public static IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>> Parse(string text)
    {
        var sections = new Dictionary<string, IReadOnlyDictionary<string, string>>(StringComparer.OrdinalIgnoreCase);
        var current = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var raw in text.Split('\n'))
        {
            var line = raw.Trim();
            if (line.StartsWith('[') && line.EndsWith(']'))
            {
                current = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
                sections[line[1..^1].Trim()] = current;
            }
            else if (!line.StartsWith(';') && !line.StartsWith('#') && line.IndexOf('=') is > 0 and var split)
            {
                current[line[..split].Trim()] = line[(split + 1)..].Trim();
            }
        }

        return sections;
    }
}

/// <summary>One section of an ini file. A blank value counts as absent.</summary>
internal sealed class IniProfile(string name, IReadOnlyDictionary<string, string> values)
{
    public string? Get(string key) => values.TryGetValue(key, out var value) && value.Length > 0 ? value : null;

    public string GetRequired(string key) =>
        Get(key) ?? throw new RdsCredentialsUnavailableException($"The profile '{name}' has no {key}.");
}
