using System.Diagnostics;

namespace AliRds.Backups.Client.Benchmarks.Figures;

/// <summary>
/// Runs variants in rounds, each round in another order, and compares each with the first, the floor, within the round: what disturbs the machine
/// disturbs both.
/// </summary>
internal sealed class Comparison
{
    private const int WarmUps = 2;

    private readonly IReadOnlyList<Variant> _variants;
    private readonly List<Figure>[] _figures;

    private Comparison(IReadOnlyList<Variant> variants)
    {
        _variants = variants;
        _figures = [.. variants.Select(_ => new List<Figure>())];
    }

    internal IEnumerable<string> Names => _variants.Select(variant => variant.Name);

    /// <param name="variants">The floor first.</param>
    /// <param name="calls">Calls a variant and round.</param>
    /// <param name="callers">How many call side by side.</param>
    /// <param name="rounds">Rounds that count; two more warm up.</param>
    internal static async Task<Comparison> RunAsync(IReadOnlyList<Variant> variants, int calls, int callers, int rounds)
    {
        var comparison = new Comparison(variants);
        for (var round = -WarmUps; round < rounds; round++)
        {
            for (var turn = 0; turn < variants.Count; turn++)
            {
                var index = (turn + round + WarmUps) % variants.Count;
                var figure = await MeasureAsync(variants[index], calls, callers);
                if (round >= 0)
                {
                    comparison._figures[index].Add(figure);
                }
            }
        }

        return comparison;
    }

    internal Ratio Cpu(string name) => Of(name, figure => figure.CpuSeconds);

    /// <summary>Processor time as a multiple of another variant's.</summary>
    internal Ratio Cpu(string name, string beside) => Of(name, figure => figure.CpuSeconds, IndexOf(beside));

    internal Ratio Bytes(string name) => Of(name, figure => figure.Bytes);

    internal Ratio Time(string name) => Of(name, figure => figure.WallSeconds);

    /// <summary>Calls a second, as a multiple of the floor's.</summary>
    internal Ratio Rate(string name) => Of(name, figure => 1 / figure.WallSeconds);

    internal double BytesPerCall(string name) => Ratio.Of(_figures[IndexOf(name)].Select(figure => figure.Bytes)).Median;

    private Ratio Of(string name, Func<Figure, double> cost, int floor = 0) =>
        Ratio.Of(_figures[IndexOf(name)].Zip(_figures[floor], (own, other) => cost(own) / cost(other)));

    private int IndexOf(string name) => Names.ToList().IndexOf(name);

    private static async Task<Figure> MeasureAsync(Variant variant, int calls, int callers)
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        var bytes = GC.GetTotalAllocatedBytes(precise: true);
        var cpu = Environment.CpuUsage.TotalTime;
        var started = Stopwatch.GetTimestamp();
        var left = calls;
        await Task.WhenAll(Enumerable.Range(0, callers).Select(_ => Task.Run(async () =>
        {
            while (Interlocked.Decrement(ref left) >= 0)
            {
                await variant.RunAsync();
            }
        })));
        var wall = Stopwatch.GetElapsedTime(started).TotalSeconds;
        return new Figure(
            (Environment.CpuUsage.TotalTime - cpu).TotalSeconds / calls,
            wall / calls,
            (GC.GetTotalAllocatedBytes(precise: true) - bytes) / (double)calls);
    }
}
