using System.Diagnostics;

namespace AliRds.Backups.Client.HostileTests.Guides;

/// <summary>
/// A folder where the commands of guides are run by the shell. tar, gzip and unzip are those of the machine. The tools of the databases are scripts that
/// are as strict as the real ones about their folder, and do nothing else.
/// </summary>
internal sealed class GuideWorkshop : IDisposable
{
    private static readonly Dictionary<string, string> StandIns = new()
    {
        ["xbstream"] = "while [ $# -gt 1 ]; do [ \"$1\" = -C ] && folder=$2; shift; done; cd \"$folder\" && cat > unpacked",
        ["qpress"] = "cat \"$2\"",
        ["xtrabackup"] = "for option; do folder=${option#*=}; done; [ -d \"$folder\" ]",
        ["mysqld"] = "for option; do folder=${option#*=}; done; [ -f \"$folder/unpacked\" ]",
        ["pg_ctl"] = "[ \"$(stat -c %a \"$2\")\" = 700 ] || { echo 'data directory has invalid permissions' >&2; exit 1; }",
    };

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("restore-guides-");

    public GuideWorkshop()
    {
        foreach (var (name, script) in StandIns)
        {
            var path = Path.Combine(_folder.CreateSubdirectory("bin").FullName, name);
            File.WriteAllText(path, $"#!/bin/sh\n{script}\n");
            if (!OperatingSystem.IsWindows())
            {
                File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
            }
        }
    }

    internal string PathOf(string file) => Path.Combine(_folder.FullName, file);

    /// <summary>Runs lines of shell one after another, and fails with what they wrote when one of them fails.</summary>
    internal async Task RunAsync(params IEnumerable<string> lines)
    {
        var start = new ProcessStartInfo("sh", ["-c", $"umask 022; set -e; {string.Join('\n', lines)}"])
        {
            WorkingDirectory = _folder.FullName,
            RedirectStandardError = true,
            RedirectStandardOutput = true,
        };
        start.Environment["PATH"] = $"{Path.Combine(_folder.FullName, "bin")}:{Environment.GetEnvironmentVariable("PATH")}";
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var errors = await process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.True(process.ExitCode == 0, $"{string.Join('\n', lines)}\nended with {process.ExitCode}: {errors}{await output}");
    }

    public void Dispose() => _folder.Delete(recursive: true);
}
