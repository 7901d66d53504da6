using System.Runtime.Loader;
using Microsoft.CodeAnalysis.CSharp;

namespace AliRds.Backups.Client.DocumentationTests.Snippets;

/// <summary>Runs a compiled block.</summary>
internal static class SnippetRunner
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(1);

    internal static async Task RunAsync(CSharpCompilation compilation, SnippetContext context)
    {
        using var image = new MemoryStream();
        var emitted = compilation.Emit(image);
        Assert.True(emitted.Success, string.Join('\n', emitted.Diagnostics));
        image.Position = 0;

        var assemblies = new AssemblyLoadContext(compilation.AssemblyName, isCollectible: true);
        try
        {
            var type = assemblies.LoadFromStream(image).GetType("Snippet", throwOnError: true)!;
            var snippet = Activator.CreateInstance(type, context)!;
            await ((Task)type.GetMethod("RunAsync")!.Invoke(snippet, null)!).WaitAsync(Limit, context.CancellationToken);
        }
        finally
        {
            assemblies.Unload();
        }
    }
}
