using System.Text.RegularExpressions;
using AliRds.Backups.Client.DocumentationTests.Markdown;

namespace AliRds.Backups.Client.DocumentationTests;

/// <summary>docs/security.md names the tests that show what it says.</summary>
public sealed partial class SecurityPageTests
{
    [Fact]
    public void Page_NamedTests_Exist() => Assert.Empty(Named().Except(TestClasses("tests")));

    [Fact]
    public void Page_OfTheAttackSuite_NamesEveryClass() =>
        Assert.Empty(TestClasses("tests/AliRds.Backups.Client.HostileTests").Except(["RawServerTests"]).Except(Named()));

    private static HashSet<string> Named() =>
        [.. MarkdownPage.Get("docs/security.md").Prose.SelectMany(line => TestName().Matches(line)).Select(match => match.Groups["name"].Value)];

    private static HashSet<string> TestClasses(string folder) =>
        [.. Directory.EnumerateFiles(Path.Combine(RepositoryFile.Root, folder), "*Tests.cs", SearchOption.AllDirectories).Select(file => Path.GetFileNameWithoutExtension(file)!)];

    [GeneratedRegex(@"`(?<name>\w+Tests)`", RegexOptions.ExplicitCapture)]
    private static partial Regex TestName();
}
