namespace AliRds.Backups.Client.DocumentationTests.Layers;

/// <summary>Folders depend one way, as the tables in docs/design.md say.</summary>
public sealed class LayerTests
{
    /// <summary>Each project with the heading of its table.</summary>
    public static TheoryData<string, string> Projects { get; } = new()
    {
        { "src/AliRds.Backups.Client", "Folders of the client" },
        { "src/AliRds.Backups.Client.Emulator", "Folders of the emulator" },
    };

    [Theory]
    [MemberData(nameof(Projects))]
    public void Folders_OfTheCode_UseWhatTheTableAllows(string project, string heading)
    {
        var table = new LayerTable(heading);
        var arrows = FolderGraph.Read(project, table.LayerOf);

        Assert.Empty(arrows.Where(arrow => !table.Arrows.Contains(arrow.Key)).Select(arrow => $"{arrow.Key.From} -> {arrow.Key.To}: {arrow.Value}"));
    }

    [Theory]
    [MemberData(nameof(Projects))]
    public void Table_Arrows_AreAllUsed(string project, string heading)
    {
        var table = new LayerTable(heading);

        Assert.Empty(table.Arrows.Except(FolderGraph.Read(project, table.LayerOf).Keys));
    }

    [Theory]
    [MemberData(nameof(Projects))]
    public void Table_Rows_UseOnlyRowsAbove(string project, string heading)
    {
        var table = new LayerTable(heading);
        var order = table.Layers.ToList();

        Assert.True(order.Count > 3, project);
        Assert.DoesNotContain(table.Arrows, arrow => order.IndexOf(arrow.To) < 0 || order.IndexOf(arrow.To) >= order.IndexOf(arrow.From));
    }
}
