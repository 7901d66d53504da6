using System.Text.RegularExpressions;

namespace AliRds.Backups.Client.DocumentationTests.Markdown;

/// <summary>A page of the documentation, cut into what tests look at.</summary>
internal sealed partial class MarkdownPage
{
    private const string Fence = "```";

    private readonly List<CodeBlock> _blocks = [];
    private readonly List<string> _prose = [];

    private MarkdownPage(string path)
    {
        Path = path;
        var lines = RepositoryFile.Read(path).Split('\n');
        for (var index = 0; index < lines.Length; index++)
        {
            if (lines[index].StartsWith(Fence, StringComparison.Ordinal))
            {
                index = ReadBlock(lines, index);
            }
            else
            {
                _prose.Add(lines[index]);
            }
        }
    }

    /// <summary>The pages at the root, the READMEs of the packages, and all pages in docs.</summary>
    internal static IReadOnlyList<MarkdownPage> All { get; } =
    [
        new("README.md"),
        new("README.zh-CN.md"),
        new("CONTRIBUTING.md"),
        new("SECURITY.md"),
        .. Directory.GetDirectories(System.IO.Path.Combine(RepositoryFile.Root, "src")).Order(StringComparer.Ordinal)
            .Select(folder => new MarkdownPage($"src/{System.IO.Path.GetFileName(folder)}/README.md")),
        .. Directory.GetFiles(System.IO.Path.Combine(RepositoryFile.Root, "docs"), "*.md").Order(StringComparer.Ordinal)
            .Select(file => new MarkdownPage($"docs/{System.IO.Path.GetFileName(file)}")),
    ];

    internal string Path { get; }

    internal IReadOnlyList<CodeBlock> Blocks => _blocks;

    /// <summary>The lines outside of blocks.</summary>
    internal IReadOnlyList<string> Prose => _prose;

    /// <summary>The headings, with their marks.</summary>
    internal IEnumerable<string> Headings => _prose.Where(line => line.StartsWith('#'));

    /// <summary>The targets of the links, in their order.</summary>
    internal IEnumerable<string> Links => _prose.SelectMany(line => Link().Matches(line)).Select(match => match.Groups["target"].Value);

    internal static MarkdownPage Get(string path) => All.Single(page => page.Path == path);

    private int ReadBlock(string[] lines, int start)
    {
        var end = Array.FindIndex(lines, start + 1, line => line == Fence);
        Assert.True(end > 0, $"{Path}:{start + 1} opens a block that is not closed.");
        _blocks.Add(new CodeBlock(Path, start + 2, lines[start][Fence.Length..], string.Join('\n', lines[(start + 1)..end])));
        return end;
    }

    [GeneratedRegex(@"\]\((?<target>[^)\s]+)\)", RegexOptions.ExplicitCapture)]
    private static partial Regex Link();
}
