using System.Reflection;
using AliRds.Backups.Client.PackageTests.Support;
using AliRds.Backups.Client.Tests.Documentation;

[assembly: AssemblyFixture(typeof(PackedPackages))]

namespace AliRds.Backups.Client.PackageTests.Support;

/// <summary>
/// The packages, packed once from what was built, in a folder that serves as a feed. Their version is of this run only, so that no package cache
/// answers with older ones; what the cache took in is removed at the end.
/// </summary>
public sealed class PackedPackages : IAsyncLifetime
{
    internal static readonly string[] Ids = ["AliRds.Backups.Client", "AliRds.Backups.Client.Emulator", "AliRds.Backups.Client.HealthChecks"];

    private readonly TemporaryFolder _folder = new();

    internal string Version { get; } = $"0.1.0-test.{Guid.NewGuid():N}";

    internal string Feed => _folder.Path;

    internal Package Open(string id) => Package.Read(Path.Combine(Feed, $"{id}.{Version}.nupkg"));

    internal Package OpenSymbols(string id) => Package.Read(Path.Combine(Feed, $"{id}.{Version}.snupkg"));

    public async ValueTask InitializeAsync() => await new Command(RepositoryFile.Root).RunAsync(
        "pack", "AliRds.Backups.Client.sln", "--no-build", "--configuration", Configuration(), "--output", Feed, $"-p:Version={Version}");

    public async ValueTask DisposeAsync()
    {
        var cache = await CacheFolderAsync();
        foreach (var folder in Ids.Select(id => new DirectoryInfo(Path.Combine(cache, id.ToLowerInvariant()))).Where(folder => folder.Exists))
        {
            folder.GetDirectories(Version).SingleOrDefault()?.Delete(recursive: true);
            if (!folder.EnumerateFileSystemInfos().Any())
            {
                folder.Delete();
            }
        }

        _folder.Dispose();
    }

    private async Task<string> CacheFolderAsync()
    {
        var response = await new Command(Feed).RunAsync("nuget", "locals", "global-packages", "--list", "--force-english-output");
        return response[(response.IndexOf("global-packages:", StringComparison.Ordinal) + "global-packages:".Length)..].Trim();
    }

    private static string Configuration() => typeof(PackedPackages).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(attribute => attribute.Key == "Configuration").Value!;
}
