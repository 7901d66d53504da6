namespace AliRds.Backups.Client.DocumentationTests.Markdown;

/// <summary>Reads the first table under a heading.</summary>
internal static class MarkdownTable
{
    /// <returns>The cells of each row, without the head.</returns>
    internal static IReadOnlyList<string[]> Under(string page, string heading)
    {
        var lines = MarkdownPage.Get(page).Prose.SkipWhile(line => line.TrimStart('#', ' ') != heading || !line.StartsWith('#')).Skip(1)
            .TakeWhile(line => !line.StartsWith('#')).SkipWhile(line => !line.StartsWith("|---", StringComparison.Ordinal)).Skip(1);
        string[][] rows = [.. lines.TakeWhile(line => line.StartsWith('|')).Select(line => line.Trim('|').Split('|', StringSplitOptions.TrimEntries))];
        Assert.True(rows.Length > 0, $"{page} has no table under a heading '{heading}'.");
        return rows;
    }
}
