using System.Globalization;

namespace AliRds.Backups.Client.Benchmarks.Figures;

/// <summary>A cost as a multiple of the floor's in the same round: the median over the rounds, and the spread.</summary>
internal readonly record struct Ratio(double Median, double Least, double Most)
{
    internal static Ratio Of(IEnumerable<double> values)
    {
        var sorted = values.Order().ToArray();
        return new Ratio(sorted[sorted.Length / 2], sorted[0], sorted[^1]);
    }

    internal string ToText(bool withSpread) => string.Create(
        CultureInfo.InvariantCulture, $"{Median:0.00}{(withSpread ? string.Create(CultureInfo.InvariantCulture, $" ({Least:0.00} to {Most:0.00})") : "")}");
}
