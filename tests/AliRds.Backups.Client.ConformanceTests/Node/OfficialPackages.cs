using System.Diagnostics;
using System.Security.Cryptography;

namespace AliRds.Backups.Client.ConformanceTests.Node;

/// <summary>
/// The vendor's packages, exactly as the lock file pins them. Installed beside the test's binaries on first use, into a folder that
/// is named after the lock file: a new lock file means a new folder.
/// </summary>
internal static class OfficialPackages
{
    private static readonly TimeSpan Timeout = TimeSpan.FromMinutes(5);

    private static readonly Lazy<Task<string>> Installed = new(InstallAsync);

    /// <summary>The folder of the programs that use the packages.</summary>
    public static string Programs { get; } = Path.Combine(AppContext.BaseDirectory, "js");

    /// <summary>The <c>node_modules</c> folder. Without a registry to install it from the test is skipped; on a build server (<c>CI=true</c>) it fails.</summary>
    public static async Task<string> GetFolderAsync()
    {
        try
        {
            return await Installed.Value;
        }
        catch (RegistryUnreachableException exception)
        {
            throw Prerequisite.Missing(exception.Message);
        }
    }

    private static async Task<string> InstallAsync()
    {
        var lockFile = await File.ReadAllBytesAsync(Path.Combine(Programs, "package-lock.json"));
        var target = Path.Combine(Programs, "installed", Convert.ToHexString(SHA256.HashData(lockFile))[..16]);
        if (!Directory.Exists(target))
        {
            await InstallAsync(target);
        }

        return Path.Combine(target, "node_modules");
    }

    /// <summary>Installs aside and renames, so that two runs at once do not see each other's half-made folder.</summary>
    private static async Task InstallAsync(string target)
    {
        var aside = Directory.CreateDirectory($"{target}.{Guid.NewGuid():N}").FullName;
        try
        {
            await InstallIntoAsync(aside);
            Directory.Move(aside, target);
        }
        catch
        {
            Directory.Delete(aside, recursive: true);
            var anotherRunWasFaster = Directory.Exists(target);
            if (!anotherRunWasFaster)
            {
                throw;
            }
        }
    }

    private static async Task InstallIntoAsync(string folder)
    {
        foreach (var name in new[] { "package.json", "package-lock.json", ".npmrc" })
        {
            File.Copy(Path.Combine(Programs, name), Path.Combine(folder, name));
        }

        var start = new ProcessStartInfo(NodeTools.Require().Npm, ["ci"]) { WorkingDirectory = folder };
        var run = await RunNpmAsync(start);
        if (run.ExitCode != 0 && RegistryRefusal.Find(run.Errors) is { } code)
        {
            throw new RegistryUnreachableException(code);
        }

        run.RequireOutput("npm ci");
    }

    private static async Task<ToolRun> RunNpmAsync(ProcessStartInfo start)
    {
        using var timeout = new CancellationTokenSource(Timeout);
        try
        {
            return await ToolRun.RunAsync(start, "", timeout.Token);
        }
        catch (OperationCanceledException)
        {
            throw new RegistryUnreachableException($"no response in {Timeout.TotalMinutes} minutes");
        }
    }
}
