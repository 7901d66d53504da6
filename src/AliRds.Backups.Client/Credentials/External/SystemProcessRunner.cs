using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;

namespace AliRds.Backups.Client.Credentials.External;

/// <summary>Runs a program without a shell. Nothing of the call outlives it: no process, no reader, no handle.</summary>
/// <param name="readVariable">Reads an environment variable of this process.</param>
internal sealed class SystemProcessRunner(Func<string, string?> readVariable) : IProcessRunner
{
    /// <summary>Tells a program how many credentials processes led to it: one that asks for its key in the same way would never
    /// end.</summary>
    internal const string DepthVariable = "ALIRDS_CREDENTIALS_PROCESS_DEPTH";

    private const int MaxDepth = 3;

    /// <summary>Children that are ended may have started others meanwhile.</summary>
    private const int MaxSweeps = 3;

    /// <summary>How long the pipes may stay open after the program has ended before its children are looked for.</summary>
    private static readonly TimeSpan GracePeriod = TimeSpan.FromMilliseconds(200);

    /// <summary>How long to wait for the rest of the output after each search for children.</summary>
    private static readonly TimeSpan SweepPeriod = TimeSpan.FromSeconds(1);

    public async Task<ProcessResult> RunAsync(IReadOnlyList<string> command, CancellationToken cancellationToken)
    {
        using var process = Start(command);
        using var pipes = new ProcessPipes(process);
        try
        {
            process.StandardInput.Close();
            var exit = process.WaitForExitAsync(cancellationToken);
            if (await Task.WhenAny(exit, pipes.Overflow).ConfigureAwait(false) == exit)
            {
                await exit.ConfigureAwait(false);
            }
        }
        finally
        {
            await EndAsync(process, pipes).ConfigureAwait(false);
        }

        var text = await pipes.StopAsync().ConfigureAwait(false);
        return new ProcessResult(process.ExitCode, pipes.Overflow.IsCompleted ? null : text);
    }

    /// <summary>Ends the program, if it still runs, and what it left behind.</summary>
    private static async Task EndAsync(Process process, ProcessPipes pipes)
    {
        if (!process.HasExited)
        {
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync(CancellationToken.None).ConfigureAwait(false);
        }

        var hasEnded = await pipes.WaitForEndAsync(GracePeriod).ConfigureAwait(false);
        for (var sweep = 0; sweep < MaxSweeps && !hasEnded; sweep++)
        {
            PipeWriters.Kill(pipes.Ends);
            hasEnded = await pipes.WaitForEndAsync(SweepPeriod).ConfigureAwait(false);
        }

        await pipes.StopAsync().ConfigureAwait(false);
    }

    private Process Start(IReadOnlyList<string> command)
    {
        var start = new ProcessStartInfo(command[0], command.Skip(1))
        {
            UseShellExecute = false,
            CreateNoWindow = true,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment[DepthVariable] = GetNextDepth(command[0]).ToString(CultureInfo.InvariantCulture);
        try
        {
            return Process.Start(start) ?? throw Unstartable(command[0], null);
        }
        catch (Exception failure) when (failure is Win32Exception or FileNotFoundException)
        {
            throw Unstartable(command[0], failure);
        }
    }

    private int GetNextDepth(string program)
    {
        _ = int.TryParse(readVariable(DepthVariable), NumberStyles.None, CultureInfo.InvariantCulture, out var depth);
        return depth < MaxDepth
            ? depth + 1
            : throw new RdsCredentialsUnavailableException(
                $"The program '{program}' was not started: {depth} credentials processes led here, so they call each other in a circle.");
    }

    private static RdsCredentialsUnavailableException Unstartable(string program, Exception? cause) =>
        new($"The program '{program}' could not be started.", cause);
}

/// <summary>Runs programs.</summary>
internal interface IProcessRunner
{
    /// <summary>Runs a program to its end. Cancelling ends it, with all that it started. A child that it leaves behind with its output is
    /// ended too, where the system tells which that is, and is not waited for in any case.</summary>
    Task<ProcessResult> RunAsync(IReadOnlyList<string> command, CancellationToken cancellationToken);
}

/// <summary>How a program ended and what it printed. Not a record, which would print the secrets in the output.</summary>
internal sealed class ProcessResult(int exitCode, string? output)
{
    public int ExitCode { get; } = exitCode;

    /// <summary><see langword="null"/> when it was more than any key needs; then the program was ended.</summary>
    public string? Output { get; } = output;
}
