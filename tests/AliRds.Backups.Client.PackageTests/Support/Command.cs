using System.Diagnostics;

namespace AliRds.Backups.Client.PackageTests.Support;

/// <summary>Runs <c>dotnet</c> in a folder, and fails with all that it wrote.</summary>
internal sealed class Command(string folder)
{
    private static readonly TimeSpan Timeout = TimeSpan.FromMinutes(5);

    /// <summary>What a build around this run has set for itself.</summary>
    private static readonly string[] ForeignVariables = ["MSBUILD", "DOTNET_ROOT_", "TESTINGPLATFORM_", "VSTEST"];

    public async Task<string> RunAsync(params string[] arguments)
    {
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        ending.CancelAfter(Timeout);
        using var process = Process.Start(StartInfo(arguments)) ?? throw new InvalidOperationException("dotnet did not start.");
        var written = new ProcessOutput(process);
        try
        {
            await process.WaitForExitAsync(ending.Token);
        }
        catch (OperationCanceledException exception)
        {
            process.Kill(entireProcessTree: true);
            throw new InvalidOperationException($"'dotnet {string.Join(' ', arguments)}' was stopped. It wrote:\n{written}", exception);
        }

        Assert.True(process.ExitCode == 0, $"'dotnet {string.Join(' ', arguments)}' ended with exit code {process.ExitCode}. It wrote:\n{written}");
        return written.ToString();
    }

    private ProcessStartInfo StartInfo(string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", arguments) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var name in start.Environment.Keys.Where(IsForeign).ToList())
        {
            start.Environment.Remove(name);
        }

        // Servers that outlive the command would hold its pipes open.
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        start.Environment["UseSharedCompilation"] = "false";
        start.Environment["DOTNET_CLI_USE_MSBUILD_SERVER"] = "0";
        start.Environment["DOTNET_NOLOGO"] = "1";
        start.Environment["DOTNET_ROLL_FORWARD"] = "Major";
        start.Environment["NuGetAudit"] = "false";
        return start;
    }

    private static bool IsForeign(string name) => ForeignVariables.Any(prefix => name.StartsWith(prefix, StringComparison.OrdinalIgnoreCase));
}
