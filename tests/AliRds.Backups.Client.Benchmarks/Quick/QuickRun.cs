using System.Runtime.InteropServices;
using System.Text;
using AliRds.Backups.Client.Benchmarks.Stub;

namespace AliRds.Backups.Client.Benchmarks.Quick;

/// <summary>Measures everything against its floor in under a minute, and prints one table.</summary>
internal static class QuickRun
{
    /// <param name="mostRows">Rows of the longest listing.</param>
    /// <param name="only">One section alone: calls, around, parts or listings; all when <see langword="null"/>.</param>
    internal static async Task<string> RunAsync(int mostRows, string? only)
    {
        using var stub = StubProcess.Start();
        (string Name, Func<Task<IReadOnlyList<Row>>> MeasureAsync)[] sections =
        [
            ("calls", () => CallFigures.MeasureAsync(stub)),
            ("around", () => AroundFigures.MeasureAsync(stub)),
            ("parts", PartFigures.MeasureAsync),
            ("listings", () => ListingFigures.MeasureAsync(stub, mostRows)),
        ];
        var rows = new List<Row>();
        foreach (var section in sections.Where(section => only is null || section.Name == only))
        {
            rows.AddRange(await section.MeasureAsync());
        }

        return Table(rows);
    }

    private static string Table(IEnumerable<Row> rows)
    {
        var table = new StringBuilder()
            .Append("| Measure | Ratio to the floor (median; least to most) | Target | Reached |\n")
            .Append("|---|---|---|---|\n");
        foreach (var row in rows)
        {
            table.Append(row.ToMarkdown()).Append('\n');
        }

        return table.Append('\n')
            .Append(RuntimeInformation.FrameworkDescription).Append(" on ").Append(RuntimeInformation.RuntimeIdentifier)
            .Append(", ").Append(Environment.ProcessorCount).Append(" processors.\n")
            .ToString();
    }
}
