using System.Xml.Linq;
using AliRds.Backups.Client.PackageTests.Support;

namespace AliRds.Backups.Client.PackageTests.Consuming;

/// <summary>A new console program that gets the packages as anyone would, from a feed beside those of the machine.</summary>
internal sealed class ConsumerProject : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly Command _command;

    public ConsumerProject() => _command = new Command(_folder.Path);

    public async Task CreateAsync(PackedPackages packages, string target)
    {
        await File.WriteAllTextAsync(PathOf("nuget.config"), NuGetConfig(packages.Feed), TestContext.Current.CancellationToken);
        await _command.RunAsync("new", "console", "--name", "Consumer", "--output", ".", "--no-restore");

        // The template offers the newest target only.
        var project = XDocument.Load(PathOf("Consumer.csproj"));
        project.Descendants("TargetFramework").Single().Value = target;
        project.Save(PathOf("Consumer.csproj"));
    }

    public Task AddAsync(string id, string version) => _command.RunAsync("add", "package", id, "--version", version);

    /// <summary>Replaces the program of the template, and builds it; any warning fails.</summary>
    public async Task BuildAsync()
    {
        File.Copy(Path.Combine(AppContext.BaseDirectory, "Consumer", "Program.cs"), PathOf("Program.cs"), overwrite: true);
        await _command.RunAsync("build", "--no-restore", "--output", "out", "-warnaserror");
    }

    public Task<string> RunAsync(params string[] arguments) => _command.RunAsync([Path.Combine("out", "Consumer.dll"), .. arguments]);

    public void Dispose() => _folder.Dispose();

    private string PathOf(string name) => Path.Combine(_folder.Path, name);

    private static string NuGetConfig(string feed) => $"""
        <?xml version="1.0" encoding="utf-8"?>
        <configuration>
          <packageSources>
            <add key="packages-under-test" value="{feed}" />
          </packageSources>
        </configuration>
        """;
}
