using System.Text.RegularExpressions;
using AliRds.Backups.Client.DocumentationTests.Markdown;

namespace AliRds.Backups.Client.DocumentationTests.Options;

/// <summary>The bounds in the tables are those of the code: each is accepted, and the next value beyond it is refused.</summary>
public sealed partial class OptionRangeTests
{
    /// <summary>The options of the emulator are left out: to try them is to start it.</summary>
    public static TheoryData<string, string, string> Ranges =>
    [
        .. OptionClasses.All.Where(type => OptionClasses.PageOf(type) == "docs/configuration.md")
            .SelectMany(type => MarkdownTable.Under(OptionClasses.PageOf(type), type.Name).Select(row => (type.Name, row[0].Trim('`'), row[2])))
            .Where(row => Bounds().IsMatch(row.Item3)),
    ];

    [Theory]
    [MemberData(nameof(Ranges))]
    public async Task Range_OfAnOption_IsThatOfTheCode(string name, string option, string range)
    {
        var type = OptionClasses.Find(name);
        var kind = type.GetProperty(option)!.PropertyType;
        var bounds = Bounds().Match(range);
        var least = OptionText.Parse(bounds.Groups["least"].Value, kind)!;
        var most = MostOf(type, kind, bounds.Groups["most"].Value);

        Assert.Equal(bounds.Groups["above"].Success, await OptionTrial.IsRefusedAsync(type, option, least));
        Assert.True(await OptionTrial.IsRefusedAsync(type, option, Step(least, -1)), $"{name}.{option} may be less than {least}.");
        Assert.False(await OptionTrial.IsRefusedAsync(type, option, most), $"{name}.{option} may not be {most}.");
        Assert.True(await OptionTrial.IsRefusedAsync(type, option, Step(most, 1)), $"{name}.{option} may be more than {most}.");
    }

    /// <summary>A bound that is another option stands for its default.</summary>
    private static object MostOf(Type type, Type kind, string text) => type.GetProperty(text) is { } other
        ? other.GetValue(Activator.CreateInstance(type))!
        : OptionText.Parse(text, kind)!;

    private static object Step(object value, int direction) => value switch
    {
        TimeSpan time => time + TimeSpan.FromTicks(direction),
        int number => number + direction,
        long number => number + direction,
        double number => direction < 0 ? Math.BitDecrement(number) : Math.BitIncrement(number),
        _ => throw new ArgumentException($"{value.GetType()} has no next value.", nameof(value)),
    };

    [GeneratedRegex("^(?<above>above )?`?(?<least>[0-9.:]+)`?,? to `(?<most>[^`]+)`", RegexOptions.ExplicitCapture)]
    private static partial Regex Bounds();
}
