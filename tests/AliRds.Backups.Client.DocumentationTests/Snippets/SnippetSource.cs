using System.Text;
using AliRds.Backups.Client.DocumentationTests.Markdown;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AliRds.Backups.Client.DocumentationTests.Snippets;

/// <summary>
/// Makes a source file of a block: its usings and types beside those of the blocks above it on the page, since a page is read from top to bottom,
/// and its statements inside a method. Lines keep the numbers that they have on the page.
/// </summary>
internal sealed class SnippetSource
{
    private readonly StringBuilder _text = new();

    private SnippetSource(CodeBlock block)
    {
        var above = MarkdownPage.Get(block.Page).Blocks.Where(other => other.Language == block.Language && other.Line < block.Line).Select(Parse).ToArray();
        var root = Parse(block);
        var own = root.Usings.Select(directive => directive.ToString()).ToHashSet();
        var statements = root.Members.OfType<GlobalStatementSyntax>().ToArray();
        HasStatements = statements.Length > 0;

        _text.AppendLine(SnippetPreamble.Usings);
        _text.AppendJoin('\n', above.SelectMany(other => other.Usings).Select(directive => directive.ToString()).Distinct().Where(text => !own.Contains(text))).AppendLine();
        Append(block, root, root.Usings);
        _text.AppendJoin('\n', above.SelectMany(other => other.Members).Where(member => member is not GlobalStatementSyntax)).AppendLine();
        Append(block, root, root.Members.Where(member => member is not GlobalStatementSyntax));
        _text.AppendLine("public sealed class Snippet\n{").AppendLine(SnippetPreamble.Members).AppendLine("    public async Task RunAsync()\n    {");
        Append(block, root, statements);
        _text.AppendLine("    }\n}");
    }

    /// <summary>Whether there is something to run.</summary>
    internal bool HasStatements { get; }

    internal string Text => _text.ToString();

    internal static SnippetSource Of(CodeBlock block) => new(block);

    private static CompilationUnitSyntax Parse(CodeBlock block) => CSharpSyntaxTree.ParseText(block.Text, SnippetCompiler.ParseOptions).GetCompilationUnitRoot();

    private void Append(CodeBlock block, SyntaxNode root, IEnumerable<SyntaxNode> nodes)
    {
        foreach (var node in nodes)
        {
            var line = block.Line + root.SyntaxTree.GetLineSpan(node.FullSpan).StartLinePosition.Line;
            _text.Append('\n').Append("#line ").Append(line).Append(" \"").Append(block.Page).AppendLine("\"").Append(node.ToFullString());
        }

        _text.AppendLine("\n#line default");
    }
}
