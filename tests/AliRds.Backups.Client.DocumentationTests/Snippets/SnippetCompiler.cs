using AliRds.Backups.Client.DocumentationTests.Markdown;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace AliRds.Backups.Client.DocumentationTests.Snippets;

/// <summary>Compiles blocks as the projects of this repository are compiled: nullable on, warnings are errors; usings that are not needed too.</summary>
internal static class SnippetCompiler
{
    private const string UnneededUsing = "CS8019";

    /// <summary>The method of a block is async, also when the block awaits nothing.</summary>
    private const string NothingAwaited = "CS1998";

    private const string NoXmlComment = "CS1591";

    private static readonly MetadataReference[] References =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator).Select(path => MetadataReference.CreateFromFile(path)),
    ];

    private static readonly CSharpCompilationOptions Options = new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary)
        .WithNullableContextOptions(NullableContextOptions.Enable)
        .WithSpecificDiagnosticOptions([new(NothingAwaited, ReportDiagnostic.Suppress), new(NoXmlComment, ReportDiagnostic.Suppress)]);

    internal static CSharpParseOptions ParseOptions { get; } = new(LanguageVersion.Latest, DocumentationMode.Diagnose);

    internal static CSharpCompilation Compile(CodeBlock block)
    {
        var tree = CSharpSyntaxTree.ParseText(SnippetSource.Of(block).Text, ParseOptions);
        return CSharpCompilation.Create($"Snippet{block.Line}", [tree], References, Options);
    }

    /// <summary>What the compiler finds wrong, each with page and line.</summary>
    internal static IEnumerable<string> Problems(CSharpCompilation compilation, CodeBlock block) => compilation.GetDiagnostics()
        .Where(found => found.Severity >= DiagnosticSeverity.Warning || (found.Id == UnneededUsing && found.Location.GetMappedLineSpan().Path == block.Page))
        .Select(found => $"{found.Location.GetMappedLineSpan().Path}:{found.Location.GetMappedLineSpan().StartLinePosition.Line + 1} {found.Id} {found.GetMessage(null)}");
}
