using System.Runtime.InteropServices;
using System.Text;
using AliRds.Backups.Client.Benchmarks.Stub;

namespace AliRds.Backups.Client.Benchmarks.Quick;

/// <summary>Measures everything against its floor in under a minute, and prints one table.</summary>
internal static class QuickRun
{
    internal static async Task<string> RunAsync(int mostRows)
    {
        using var stub = StubProcess.Start();
        var rows = new List<Row>();
        rows.AddRange(await CallFigures.MeasureAsync(stub));
        rows.AddRange(await AroundFigures.MeasureAsync(stub));
        rows.AddRange(await PartFigures.MeasureAsync());
        rows.AddRange(await ListingFigures.MeasureAsync(stub, mostRows));
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
