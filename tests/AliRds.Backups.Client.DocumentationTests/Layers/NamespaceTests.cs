using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AliRds.Backups.Client.DocumentationTests.Layers;

/// <summary>What users see of the client is in few namespaces; all else is in the namespace of its folder.</summary>
public sealed class NamespaceTests
{
    private const string Project = "src/AliRds.Backups.Client";
    private const string Root = "AliRds.Backups.Client";

    private static readonly string[] PublicNamespaces =
        [Root, $"{Root}.Credentials", $"{Root}.Downloading", $"{Root}.Telemetry", "Microsoft.Extensions.DependencyInjection"];

    [Fact]
    public void Namespaces_OfPublicTypes_AreFew() => Assert.Empty(
        from type in Types()
        where type.IsPublic && !PublicNamespaces.Contains(type.Namespace)
        select $"{type.File}: {type.Namespace}");

    [Fact]
    public void Namespaces_OfInternalTypes_AreTheirFolders() => Assert.Empty(
        from type in Types()
        group type by type.File into file
        where !file.Any(type => type.IsPublic) && file.Any(type => type.Namespace != NamespaceOf(file.Key))
        select $"{file.Key}: {file.First().Namespace}");

    private static string NamespaceOf(string file) =>
        string.Join('.', [Root, .. Path.GetDirectoryName(file)!.Split(Path.DirectorySeparatorChar, StringSplitOptions.RemoveEmptyEntries)]);

    private static IEnumerable<(string File, string Namespace, bool IsPublic)> Types()
    {
        var root = Path.Combine(RepositoryFile.Root, Project);
        var files = Directory.EnumerateFiles(root, "*.cs", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(root, file))
            .Where(file => file.Split(Path.DirectorySeparatorChar)[0] is not ("bin" or "obj"))
            .ToList();
        Assert.True(files.Count > 100);
        return
            from file in files
            let tree = CSharpSyntaxTree.ParseText(File.ReadAllText(Path.Combine(root, file)))
            from space in tree.GetRoot().DescendantNodes().OfType<BaseNamespaceDeclarationSyntax>()
            from member in space.Members
            select (file, space.Name.ToString(), member.Modifiers.Any(modifier => modifier.IsKind(SyntaxKind.PublicKeyword)));
    }
}
