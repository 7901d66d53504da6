using System.Diagnostics;
using System.Runtime.Versioning;
using AliRds.Backups.Client.Credentials.External;

namespace AliRds.Backups.Client.Tests.Credentials.External;

[UnsupportedOSPlatform("windows")]
public sealed class SystemProcessRunnerTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory();
    private readonly SystemProcessRunner _runner = new(_ => null);

    public SystemProcessRunnerTests() => Assert.SkipWhen(OperatingSystem.IsWindows(), "The programs of these tests are POSIX scripts.");

    [Fact]
    public async Task Run_OfProgramThatFloodsBothPipes_ReadsAllAndEnds()
    {
        var script = Script("i=0; while [ $i -lt 20000 ]; do echo 0123456789; echo 0123456789 >&2; i=$((i+1)); done; exit 7");

        var result = await _runner.RunAsync([script], TestContext.Current.CancellationToken);

        Assert.Equal((7, 220_000), (result.ExitCode, result.Output!.Length));
    }

    [Fact]
    public async Task Run_OfProgram_TellsItHowManyLedToIt()
    {
        var result = await new SystemProcessRunner(_ => "2").RunAsync(
            ["/bin/sh", "-c", $"echo ${SystemProcessRunner.DepthVariable}"], TestContext.Current.CancellationToken);

        Assert.Equal("3", result.Output!.Trim());
    }

    [Fact]
    public async Task Run_WhenProgramsCallEachOtherInACircle_StartsNoMore()
    {
        var failure = await Assert.ThrowsAsync<RdsCredentialsUnavailableException>(
            () => new SystemProcessRunner(_ => "3").RunAsync(["/bin/echo"], TestContext.Current.CancellationToken));

        Assert.Contains("in a circle", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_WithArguments_HandsThemOverUntouched()
    {
        var result = await _runner.RunAsync(["/bin/echo", "a b", "$HOME", "*"], TestContext.Current.CancellationToken);

        Assert.Equal("a b $HOME *\n", result.Output);
    }

    [Fact]
    public async Task Run_WhenCancelled_EndsTheProgramAndWhatItStarted()
    {
        var pids = Path.Combine(_folder.FullName, "pids");
        File.WriteAllText(pids, string.Empty);
        using var written = new FileSystemWatcher(_folder.FullName, "done") { EnableRaisingEvents = true };
        var started = new TaskCompletionSource();
        written.Created += (_, _) => started.TrySetResult();
        using var cancellation = new CancellationTokenSource();
        var run = _runner.RunAsync([Script($"sleep 600 & echo $$ $! > {pids}; touch {_folder.FullName}/done; wait")], cancellation.Token);
        await started.Task.WaitAsync(TestContext.Current.CancellationToken);

        await cancellation.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => run);

        Assert.All((await File.ReadAllTextAsync(pids, TestContext.Current.CancellationToken)).Split(), AssertGone);
    }

    [Fact]
    public async Task Run_OfProgramThatIsNotThere_NamesIt()
    {
        var failure = await Assert.ThrowsAsync<RdsCredentialsUnavailableException>(
            () => _runner.RunAsync(["/no/such/program", "argument"], TestContext.Current.CancellationToken));

        Assert.Equal("The program '/no/such/program' could not be started.", failure.Message);
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private static void AssertGone(string pid)
    {
        if (pid.Length == 0)
        {
            return;
        }

        try
        {
            using var process = Process.GetProcessById(int.Parse(pid, System.Globalization.CultureInfo.InvariantCulture));
            Assert.True(process.WaitForExit(TimeSpan.FromSeconds(10)), $"The process {pid} is still there.");
        }
        catch (ArgumentException gone)
        {
            Assert.Contains("is not running", gone.Message, StringComparison.Ordinal);
        }
    }

    private string Script(string body)
    {
        var path = Path.Combine(_folder.FullName, "program");
        File.WriteAllText(path, $"#!/bin/sh\n{body}\n");
        File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        return path;
    }
}
