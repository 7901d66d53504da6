using AliRds.Backups.Client.DocumentationTests.Markdown;

namespace AliRds.Backups.Client.DocumentationTests;

/// <summary>docs/errors.md has every public exception, once in its table and once in its tree.</summary>
public sealed class ExceptionTableTests
{
    private const string Page = "docs/errors.md";

    private static readonly Type[] Exceptions = [.. typeof(RdsBackupsException).Assembly.GetExportedTypes().Where(type => type.IsAssignableTo(typeof(Exception)))];

    [Fact]
    public void Table_Exceptions_AreThoseOfTheSurface() =>
        Assert.Equal(Exceptions.Select(type => type.Name).Order(), MarkdownTable.Under(Page, "The types").Select(row => row[0].Trim('`')).Order());

    [Fact]
    public void Tree_Exceptions_AreUnderTheirParents()
    {
        var tree = MarkdownPage.Get(Page).Blocks.Single(block => block.Text.StartsWith(nameof(RdsBackupsException), StringComparison.Ordinal));
        var path = new Stack<string>();
        List<(string, string)> documented = [];
        foreach (var line in tree.Text.Split('\n'))
        {
            var depth = line.TakeWhile(letter => letter == ' ').Count() / 2;
            while (path.Count > depth)
            {
                path.Pop();
            }

            documented.Add((line.Trim(), path.TryPeek(out var parent) ? parent : nameof(Exception)));
            path.Push(line.Trim());
        }

        Assert.Equal(Exceptions.Select(type => (type.Name, type.BaseType!.Name)).Order(), documented.Order());
    }
}
