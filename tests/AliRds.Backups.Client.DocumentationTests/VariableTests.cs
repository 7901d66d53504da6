using System.Text.RegularExpressions;
using AliRds.Backups.Client.DocumentationTests.Markdown;

namespace AliRds.Backups.Client.DocumentationTests;

/// <summary>The environment variables of the pages are those that the client reads.</summary>
public sealed partial class VariableTests
{
    [Fact]
    public void Variables_OfTheCredentialsAndConfigurationPages_AreThoseOfTheCode()
    {
        var source = Path.Combine(RepositoryFile.Root, "src", "AliRds.Backups.Client", "Credentials");
        var read = Directory.GetFiles(source, "*.cs", SearchOption.AllDirectories).SelectMany(file => Constant().Matches(File.ReadAllText(file))).Select(match => match.Value.Trim('"'));
        string[] pages = ["docs/credentials.md", "docs/configuration.md"];
        var documented = pages.SelectMany(page => Variable().Matches(RepositoryFile.Read(page))).Select(match => match.Value);

        Assert.Equal(read.Distinct().Order(), documented.Distinct().Order());
    }

    [Fact]
    public void Variables_OfAllPages_AreKnown()
    {
        var known = Variable().Matches(RepositoryFile.Read("docs/credentials.md")).Concat(Variable().Matches(RepositoryFile.Read("docs/configuration.md"))).Select(match => match.Value).ToHashSet();

        Assert.All(MarkdownPage.All.SelectMany(page => Variable().Matches(RepositoryFile.Read(page.Path))), match => Assert.Contains(match.Value, known));
    }

    [GeneratedRegex("\"ALIBABA_CLOUD_[A-Z0-9_]+\"")]
    private static partial Regex Constant();

    [GeneratedRegex("ALIBABA_CLOUD_[A-Z0-9_]+")]
    private static partial Regex Variable();
}
