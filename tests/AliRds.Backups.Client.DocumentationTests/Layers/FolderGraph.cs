using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AliRds.Backups.Client.DocumentationTests.Layers;

/// <summary>Which folder of a project uses which, found by the compiler: an arrow stands for a name in one folder that is declared in the other.</summary>
internal static class FolderGraph
{
    private const string ImplicitUsings =
        "global using System; global using System.Collections.Generic; global using System.IO; global using System.Linq;"
        + "global using System.Net.Http; global using System.Threading; global using System.Threading.Tasks;";

    private static readonly MetadataReference[] References =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(path => !Path.GetFileName(path).StartsWith("AliRds.", StringComparison.Ordinal))
            .Select(path => MetadataReference.CreateFromFile(path)),
    ];

    /// <summary>The arrows of a project, each with one place that makes it.</summary>
    /// <param name="project">The project's folder, such as <c>src/AliRds.Backups.Client</c>.</param>
    /// <param name="roomOf">Names the room of a folder; folders of one room are one. The project's own folder is the empty text.</param>
    internal static IReadOnlyDictionary<(string From, string To), string> Read(string project, Func<string, string> roomOf)
    {
        var root = Path.Combine(RepositoryFile.Root, project);
        var compilation = Compile(root);
        var arrows = new Dictionary<(string From, string To), string>();
        foreach (var tree in compilation.SyntaxTrees.Where(tree => tree.FilePath.Length > 0))
        {
            var from = roomOf(FolderOf(tree, root));
            var model = compilation.GetSemanticModel(tree);
            foreach (var name in tree.GetRoot().DescendantNodes().OfType<SimpleNameSyntax>())
            {
                if (TreeOf(model.GetSymbolInfo(name).Symbol) is { } other && roomOf(FolderOf(other, root)) is var to && to != from)
                {
                    var line = tree.GetLineSpan(name.Span).StartLinePosition.Line + 1;
                    arrows.TryAdd((from, to), $"{Path.GetRelativePath(root, tree.FilePath)}:{line} uses {name}");
                }
            }
        }

        return arrows;
    }

    private static CSharpCompilation Compile(string root)
    {
        var files = Directory.EnumerateFiles(root, "*.cs", SearchOption.AllDirectories)
            .Where(file => !Path.GetRelativePath(root, file).Split(Path.DirectorySeparatorChar).Any(part => part is "bin" or "obj"));
        var trees = files.Select(file => CSharpSyntaxTree.ParseText(File.ReadAllText(file), path: file)).Append(CSharpSyntaxTree.ParseText(ImplicitUsings));
        return CSharpCompilation.Create("Folders", trees, References, new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
    }

    private static string FolderOf(SyntaxTree tree, string root) => Path.GetRelativePath(root, Path.GetDirectoryName(tree.FilePath)!) switch
    {
        "." => string.Empty,
        var folder => folder.Replace(Path.DirectorySeparatorChar, '/'),
    };

    /// <summary>Where the type of a symbol is declared; <see langword="null"/> when it is none of the project's.</summary>
    private static SyntaxTree? TreeOf(ISymbol? symbol)
    {
        var type = symbol as INamedTypeSymbol ?? symbol?.ContainingType;
        return type?.DeclaringSyntaxReferences.FirstOrDefault()?.SyntaxTree is { FilePath.Length: > 0 } tree ? tree : null;
    }
}
