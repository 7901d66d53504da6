using System.Diagnostics;

namespace AliRds.Backups.Client.HostileTests.Files.Support;

/// <summary>Puts things where a download is going to write: links of both kinds, and pipes.</summary>
internal static class Planted
{
    internal static void SymbolicLink(string path, string target) => File.CreateSymbolicLink(path, target);

    internal static void HardLink(string path, string target) => Run("ln", target, path);

    internal static void Pipe(string path) => Run("mkfifo", path);

    internal static void RequireUnix() => Assert.SkipWhen(OperatingSystem.IsWindows(), "It needs links and pipes of Unix.");

    private static void Run(string program, params string[] arguments)
    {
        using var process = Process.Start(program, arguments);
        process.WaitForExit();
        Assert.Equal(0, process.ExitCode);
    }
}
