using System.Diagnostics;

namespace AliRds.Backups.Client.HostileTests.Credentials;

/// <summary>A folder of hostile files, gone with the test.</summary>
internal sealed class SourceFolder : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("hostile-credentials-");

    internal string Path(string name) => System.IO.Path.Combine(_folder.FullName, name);

    internal string Write(string name, string text)
    {
        File.WriteAllText(Path(name), text);
        return Path(name);
    }

    internal string Fifo(string name)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "There are no named pipes in folders of Windows.");
        using var make = Process.Start("mkfifo", [Path(name)]);
        make.WaitForExit();
        Assert.Equal(0, make.ExitCode);
        return Path(name);
    }

    /// <summary>A file that claims to be large and takes no space.</summary>
    internal string Sparse(string name, long length)
    {
        using var file = File.Create(Path(name));
        file.SetLength(length);
        return Path(name);
    }

    public void Dispose() => _folder.Delete(recursive: true);
}
