using System.Globalization;
using AliRds.Backups.Client.Benchmarks.Figures;

namespace AliRds.Backups.Client.Benchmarks.Quick;

/// <summary>One line of the table.</summary>
/// <param name="What">What was measured.</param>
/// <param name="Value">The figure, with its spread where it has one.</param>
/// <param name="Target">The target in words; empty for a figure without one.</param>
/// <param name="IsReached">Whether it is reached; <see langword="null"/> without a target.</param>
internal sealed record Row(string What, string Value, string Target = "", bool? IsReached = null)
{
    internal static Row AtMost(string what, Ratio ratio, double target) => new(
        what, ratio.ToText(withSpread: true), string.Create(CultureInfo.InvariantCulture, $"at most {target:0.00}"), ratio.Median <= target);

    internal static Row AtLeast(string what, Ratio ratio, double target) => new(
        what, ratio.ToText(withSpread: true), string.Create(CultureInfo.InvariantCulture, $"at least {target:0.00}"), ratio.Median >= target);

    internal static Row Shown(string what, Ratio ratio) => new(what, ratio.ToText(withSpread: true));

    internal string ToMarkdown() => $"| {What} | {Value} | {Target} | {IsReached switch { true => "yes", false => "**no**", null => "" }} |";
}
