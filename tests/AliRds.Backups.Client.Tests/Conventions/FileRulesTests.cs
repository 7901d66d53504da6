using System.Text.RegularExpressions;

namespace AliRds.Backups.Client.Tests.Conventions;

public sealed partial class FileRulesTests
{
    private const int MaxLinesOfSmallType = 14;

    private static readonly string[] Files = [.. SourceTree.Files()];

    [Fact]
    public void Files_OfTheSource_AreFound() => Assert.True(Files.Length > 100);

    [Fact]
    public void Files_OfTheSource_HaveAtMost350Lines() =>
        Assert.Empty(Files.Where(file => File.ReadLines(file).Count() > 350).Select(Path.GetFileName));

    [Fact]
    public void Files_OfTheSource_HoldTheTypeTheyAreNamedForAndSmallOnesThatBelongToIt() => Assert.All(Files, file =>
    {
        var text = File.ReadAllText(file);
        var others = TopLevelType().Matches(text).ToLookup(match => match.Groups["name"].Value == Path.GetFileName(file).Split('.')[0]);

        Assert.Single(others[true]);
        Assert.Empty(others[false].Where(type => LinesOf(text, type.Index) > MaxLinesOfSmallType).Select(type => type.Groups["name"].Value));
    });

    [Fact]
    public void Files_OfTheSource_HaveNoRegions() =>
        Assert.Empty(Files.Where(file => File.ReadLines(file).Any(line => line.TrimStart().StartsWith("#region", StringComparison.Ordinal))).Select(Path.GetFileName));

    /// <summary>How many lines a type takes from its declaration to the documentation of the next one, or to the end of the file.</summary>
    private static int LinesOf(string text, int declaration)
    {
        var end = text.IndexOf("\n///", declaration, StringComparison.Ordinal);
        return text.AsSpan(declaration, (end < 0 ? text.Length : end) - declaration).TrimEnd().Count('\n') + 1;
    }

    [GeneratedRegex(@"^(?:(?:public|internal|file|static|sealed|abstract|partial|readonly|ref|unsafe) )*(?:(?:record struct|record class|record|class|struct|interface|enum) (?<name>\w+)|delegate [^(]+? (?<name>\w+)(?:<[^(]*>)?\()", RegexOptions.Multiline | RegexOptions.ExplicitCapture)]
    private static partial Regex TopLevelType();
}
