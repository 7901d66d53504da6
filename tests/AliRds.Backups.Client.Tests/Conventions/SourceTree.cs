namespace AliRds.Backups.Client.Tests.Conventions;

/// <summary>The source files, for rules that the compiler does not know.</summary>
internal static class SourceTree
{
    // Found from where the tests run: a deterministic build hides the paths of its sources.
    internal static IEnumerable<string> Files()
    {
        var directory = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(directory.FullName, "AliRds.Backups.Client.sln")))
        {
            directory = directory.Parent ?? throw new InvalidOperationException("The tests do not run inside the repository.");
        }

        var source = Path.Combine(directory.FullName, "src");
        return Directory.EnumerateFiles(source, "*.cs", SearchOption.AllDirectories)
            .Where(file => !Path.GetRelativePath(source, file).Split(Path.DirectorySeparatorChar).Any(part => part is "bin" or "obj"));
    }
}
