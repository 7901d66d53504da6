using System.Text.RegularExpressions;

namespace AliRds.Backups.Client.Tests.Conventions;

public sealed partial class FileRulesTests
{
    private static readonly string[] Files = [.. SourceTree.Files()];

    [Fact]
    public void Files_OfTheSource_AreFound() => Assert.True(Files.Length > 100);

    [Fact]
    public void Files_OfTheSource_HaveAtMost350Lines() =>
        Assert.Empty(Files.Where(file => File.ReadLines(file).Count() > 350).Select(Path.GetFileName));

    [Fact]
    public void Files_OfTheSource_HoldOneTopLevelTypeNamedLikeTheFile() => Assert.All(Files, file =>
    {
        var types = TopLevelType().Matches(File.ReadAllText(file)).Select(match => match.Groups["name"].Value).ToArray();

        Assert.Equal([Path.GetFileName(file).Split('.')[0]], types);
    });

    [Fact]
    public void Files_OfTheSource_HaveNoRegions() =>
        Assert.Empty(Files.Where(file => File.ReadLines(file).Any(line => line.TrimStart().StartsWith("#region", StringComparison.Ordinal))).Select(Path.GetFileName));

    [GeneratedRegex(@"^(?:(?:public|internal|file|static|sealed|abstract|partial|readonly|ref|unsafe) )*(?:(?:record struct|record class|record|class|struct|interface|enum) (?<name>\w+)|delegate [^(]+? (?<name>\w+)(?:<[^(]*>)?\()", RegexOptions.Multiline | RegexOptions.ExplicitCapture)]
    private static partial Regex TopLevelType();
}
