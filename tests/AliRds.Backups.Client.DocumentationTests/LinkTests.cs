using System.Text;
using AliRds.Backups.Client.DocumentationTests.Markdown;

namespace AliRds.Backups.Client.DocumentationTests;

/// <summary>Links between the pages lead somewhere.</summary>
public sealed class LinkTests
{
    public static TheoryData<string, string> Relative =>
    [
        .. MarkdownPage.All.SelectMany(page => page.Links.Where(link => !link.Contains("://", StringComparison.Ordinal)).Distinct().Select(link => (page.Path, link))),
    ];

    public static TheoryData<string> Pages => [.. MarkdownPage.All.Select(page => page.Path).Where(path => path.StartsWith("docs/", StringComparison.Ordinal))];

    [Theory]
    [MemberData(nameof(Relative))]
    public void RelativeLink_OfAPage_LeadsToAFileAndAHeading(string page, string link)
    {
        var parts = link.Split('#');
        var folder = Path.GetDirectoryName(page)!;
        var target = parts[0].Length == 0 ? page : Path.GetRelativePath(RepositoryFile.Root, Path.Combine(RepositoryFile.Root, folder, parts[0]));

        Assert.True(File.Exists(Path.Combine(RepositoryFile.Root, target)), $"{page} links to {link}, which does not exist.");
        if (parts.Length > 1)
        {
            Assert.Contains(parts[1], MarkdownPage.Get(target).Headings.Select(Anchor));
        }
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public void Page_OfDocs_IsLinkedFromTheReadme(string page) => Assert.Contains(page, MarkdownPage.Get("README.md").Links);

    /// <summary>The anchor that GitHub makes of a heading.</summary>
    private static string Anchor(string heading)
    {
        var anchor = new StringBuilder();
        foreach (var letter in heading.TrimStart('#').Trim())
        {
            anchor.Append(char.IsLetterOrDigit(letter) || letter is '-' or '_' ? char.ToLowerInvariant(letter) : letter == ' ' ? '-' : null);
        }

        return anchor.ToString();
    }
}
