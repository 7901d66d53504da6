using AliRds.Backups.Client.DocumentationTests.Markdown;

namespace AliRds.Backups.Client.DocumentationTests;

/// <summary>The README in Chinese has the same sections, blocks and links as the one in English, and each links to the other.</summary>
public sealed class TranslationTests
{
    private const string EnglishPath = "README.md";
    private const string ChinesePath = "README.zh-CN.md";

    private static readonly MarkdownPage English = MarkdownPage.Get(EnglishPath);
    private static readonly MarkdownPage Chinese = MarkdownPage.Get(ChinesePath);

    [Fact]
    public void Headings_OfBoth_HaveTheSameLevels() => Assert.Equal(English.Headings.Select(Level), Chinese.Headings.Select(Level));

    [Fact]
    public void Blocks_OfBoth_AreEqual() =>
        Assert.Equal(English.Blocks.Select(block => (block.Info, block.Text)), Chinese.Blocks.Select(block => (block.Info, block.Text)));

    [Fact]
    public void Blocks_OfBoth_AreUnderTheSameHeadings() => Assert.Equal(Outline(EnglishPath), Outline(ChinesePath));

    [Fact]
    public void Links_OfBoth_AreEqualButForTheOneToTheOther() =>
        Assert.Equal(English.Links.Select(link => link == ChinesePath ? EnglishPath : link), Chinese.Links);

    [Theory]
    [InlineData(EnglishPath, ChinesePath)]
    [InlineData(ChinesePath, EnglishPath)]
    public void Readme_UnderItsTitle_LinksToTheOther(string page, string other) =>
        Assert.Contains($"]({other})", MarkdownPage.Get(page).Prose[2], StringComparison.Ordinal);

    private static int Level(string heading) => heading.TakeWhile(letter => letter == '#').Count();

    private static IEnumerable<string> Outline(string path) => RepositoryFile.Read(path).Split('\n')
        .Where(line => line.StartsWith("## ", StringComparison.Ordinal) || line.StartsWith("```", StringComparison.Ordinal))
        .Select(line => line.Split(' ')[0]);
}
