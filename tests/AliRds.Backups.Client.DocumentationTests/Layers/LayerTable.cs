using AliRds.Backups.Client.DocumentationTests.Markdown;

namespace AliRds.Backups.Client.DocumentationTests.Layers;

/// <summary>The table in docs/design.md that says which folder may use which: a row for each layer, the lowest first.</summary>
internal sealed class LayerTable
{
    /// <summary>How the table names the project's own folder.</summary>
    private const string ProjectFolder = "(project)";

    private readonly List<(string[] Folders, string[] Uses)> _rows;

    internal LayerTable(string heading) => _rows =
        [.. MarkdownTable.Under("docs/design.md", heading).Select(cells => (Names(cells[0]), Names(cells[2])))];

    /// <summary>The layers, the lowest first. A layer has the name of its first folder.</summary>
    internal IReadOnlyList<string> Layers => [.. _rows.Select(row => row.Folders[0])];

    internal IEnumerable<(string From, string To)> Arrows => _rows.SelectMany(row => row.Uses.Select(used => (row.Folders[0], used)));

    /// <summary>The layer of a folder: that of the longest folder in the table that holds it.</summary>
    internal string LayerOf(string folder)
    {
        var name = folder.Length == 0 ? ProjectFolder : folder;
        var held = from row in _rows from known in row.Folders where IsIn(name, known) orderby known.Length descending select row.Folders[0];
        return held.FirstOrDefault() ?? throw new InvalidOperationException($"The folder '{folder}' is in no row of the table in docs/design.md. Add it.");
    }

    private static bool IsIn(string folder, string known) => folder == known || folder.StartsWith(known + "/", StringComparison.Ordinal);

    private static string[] Names(string cell) =>
        [.. cell.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(name => name.Trim('`')).Where(name => name != "-")];
}
