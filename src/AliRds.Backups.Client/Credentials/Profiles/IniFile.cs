namespace AliRds.Backups.Client.Credentials.Profiles;

/// <summary>
/// Reads an ini file the vendor's way: names in any case, the first <c>=</c> splits, both sides are trimmed, no quotes and no escapes.
/// A line that starts with <c>;</c> or <c>#</c> is a comment.
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
