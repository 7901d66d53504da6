using System.Text.RegularExpressions;
using AliRds.Backups.Client.DocumentationTests.Markdown;

namespace AliRds.Backups.Client.DocumentationTests;

/// <summary>Commands of the pages, in blocks and in the text: their projects and packages exist, and the programs know their options.</summary>
public sealed partial class CommandTests
{
    private static readonly string[] Languages = ["bash", "csharp", "json", "text"];

    public static TheoryData<string, string> Runs => Find(Run(), "project", "options");

    public static TheoryData<string, string> Packages => Find(Package(), "package", "rest");

    [Theory]
    [MemberData(nameof(Runs))]
    public void Run_Project_ExistsAndKnowsTheOptions(string project, string options)
    {
        var folder = Path.Combine(RepositoryFile.Root, project);
        Assert.True(File.Exists(Path.Combine(folder, $"{Path.GetFileName(project)}.csproj")), $"{project} is no project.");

        var source = string.Concat(Directory.GetFiles(folder, "*.cs").Select(File.ReadAllText));
        Assert.All(Option().Matches(options), option => Assert.Contains($"\"{option.Value}\"", source, StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Packages))]
    public void Add_Package_IsOneOfThisRepository(string package, string rest) =>
        Assert.True(File.Exists(Path.Combine(RepositoryFile.Root, "src", package, $"{package}.csproj")), $"{package}{rest} is no package.");

    [Fact]
    public void Blocks_OfThePages_AreOfALanguageThatTestsKnow() =>
        Assert.All(MarkdownPage.All.SelectMany(page => page.Blocks), block => Assert.Contains(block.Language, Languages));

    private static TheoryData<string, string> Find(Regex command, string first, string second) =>
    [
        .. MarkdownPage.All.SelectMany(page => page.Prose.Concat(page.Blocks.SelectMany(block => block.Text.Split('\n')))).SelectMany(line => command.Matches(line))
            .Select(match => (match.Groups[first].Value, match.Groups[second].Value.Trim())).Distinct(),
    ];

    [GeneratedRegex(@"dotnet run --project (?<project>[\w./-]+)(?: -- (?<options>[^`#]*))?", RegexOptions.ExplicitCapture)]
    private static partial Regex Run();

    [GeneratedRegex(@"dotnet add package (?<package>[\w.]+)(?<rest>[^#]*)", RegexOptions.ExplicitCapture)]
    private static partial Regex Package();

    [GeneratedRegex(@"(?<=^|\s)--[\w-]+")]
    private static partial Regex Option();
}
