using AliRds.Backups.Client.Benchmarks.Figures;
using AliRds.Backups.Client.Benchmarks.Floor;
using AliRds.Backups.Client.Benchmarks.Stub;

namespace AliRds.Backups.Client.Benchmarks.Quick;

/// <summary>Whole listings, from a page to many: what a row costs, and what a listing holds on to.</summary>
internal static class ListingFigures
{
    private const int ShortTotal = 100;

    internal static async Task<IReadOnlyList<Row>> MeasureAsync(StubProcess stub, int mostRows)
    {
        using var floor = new FloorClient(stub.Json);
        using var client = Clients.Create(stub.Json);
        await WarmUpAsync(floor, client);
        var rows = new List<Row>();
        for (var total = ShortTotal; total <= mostRows; total *= 10)
        {
            rows.AddRange(await RowsAsync(floor, client, total));
        }

        rows.Add(await MemoryAsync(client, mostRows));
        return rows;
    }

    private static async Task<IReadOnlyList<Row>> RowsAsync(FloorClient floor, RdsBackupsClient client, int total)
    {
        var comparison = await Comparison.RunAsync(
            [
                new("floor", () => floor.ListAsync(total)),
                new("ours", () => Clients.ListAsync(client, total)),
                new("ours, short", () => ListShortAsync(client, total / ShortTotal)),
            ],
            calls: Math.Max(1, 30_000 / total),
            callers: 1,
            rounds: total switch { > 100_000 => 1, > 10_000 => 5, _ => 7 });
        var besideFloor = Row.AtMost(Text($"a row in a listing of {total:N0}, processor time"), comparison.Cpu("ours"), 1.10);
        return total == ShortTotal
            ? [besideFloor]
            : [besideFloor, Row.AtMost(Text($"the same beside a row of ours in listings of {ShortTotal}"), comparison.Cpu("ours", beside: "ours, short"), 1.10)];
    }

    private static async Task ListShortAsync(RdsBackupsClient client, int listings)
    {
        for (var listing = 0; listing < listings; listing++)
        {
            await Clients.ListAsync(client, ShortTotal);
        }
    }

    /// <summary>Lets the compiler at run time finish before anything counts: it has more to do for the larger of the two.</summary>
    private static async Task WarmUpAsync(FloorClient floor, RdsBackupsClient client)
    {
        for (var listing = 0; listing < 15; listing++)
        {
            await floor.ListAsync(10_000);
            await Clients.ListAsync(client, 10_000);
        }
    }

    private static string Text(FormattableString text) => FormattableString.Invariant(text);

    /// <summary>Live memory before the last page beside that after the tenth.</summary>
    private static async Task<Row> MemoryAsync(RdsBackupsClient client, int total)
    {
        var early = 0L;
        var late = 0L;
        var number = 0;
        await foreach (var _ in client.GetBackupPagesAsync(Clients.RequestFor(total)))
        {
            number++;
            early = number == 10 ? GC.GetTotalMemory(forceFullCollection: true) : early;
            late = number == total / 100 - 1 ? GC.GetTotalMemory(forceFullCollection: true) : late;
        }

        var ratio = (double)late / early;
        return Row.AtMost(
            Text($"live memory at the end of {total / 100:N0} pages beside that at page 10"), new Ratio(ratio, ratio, ratio), 1.10);
    }
}
