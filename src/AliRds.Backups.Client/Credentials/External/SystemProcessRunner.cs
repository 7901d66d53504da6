using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;

namespace AliRds.Backups.Client.Credentials.External;

/// <summary>Runs a program without a shell. Nothing of the call outlives it: no process, no reader, no handle.</summary>
/// <param name="readVariable">Reads an environment variable of this process.</param>
internal sealed class SystemProcessRunner(Func<string, string?> readVariable) : IProcessRunner
{
    /// <summary>Tells a program how many credentials processes led to it: one that asks for its own key in the same way would never end.</summary>
    internal const string DepthVariable = "ALIRDS_CREDENTIALS_PROCESS_DEPTH";

    private const int MostDepth = 3;

    /// <summary>How long the ends of the pipes may come after the end of the program before its children are looked for.</summary>
    private static readonly TimeSpan AMoment = TimeSpan.FromMilliseconds(200);

    /// <summary>How long to wait for the rest of the output after each look for children.</summary>
    private static readonly TimeSpan Rest = TimeSpan.FromSeconds(1);

    /// <summary>Children that are ended may have had children meanwhile.</summary>
    private const int Looks = 3;

    public async Task<ProcessResult> RunAsync(IReadOnlyList<string> command, CancellationToken cancellationToken)
    {
        using var process = Start(command);
        using var output = new ProgramOutput(process);
        try
        {
            process.StandardInput.Close();
            var exit = process.WaitForExitAsync(cancellationToken);
            if (await Task.WhenAny(exit, output.Flood.Task).ConfigureAwait(false) == exit)
            {
                await exit.ConfigureAwait(false);
            }
        }
        finally
        {
            await EndAsync(process, output).ConfigureAwait(false);
        }

        var text = await output.CloseAsync().ConfigureAwait(false);
        return new ProcessResult(process.ExitCode, output.Flood.Task.IsCompleted ? null : text);
    }

    /// <summary>Ends the program, if it still runs, and what it left behind.</summary>
    private static async Task EndAsync(Process process, ProgramOutput output)
    {
        if (!process.HasExited)
        {
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync(CancellationToken.None).ConfigureAwait(false);
        }

        var hasEnded = await output.EndsAsync(AMoment).ConfigureAwait(false);
        for (var look = 0; look < Looks && !hasEnded; look++)
        {
            PipeHolders.Kill(output.Pipes);
            hasEnded = await output.EndsAsync(Rest).ConfigureAwait(false);
        }

        await output.CloseAsync().ConfigureAwait(false);
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
        start.Environment[DepthVariable] = NextDepth(command[0]).ToString(CultureInfo.InvariantCulture);
        try
        {
            return Process.Start(start) ?? throw Unstartable(command[0], null);
        }
        catch (Exception failure) when (failure is Win32Exception or FileNotFoundException)
        {
            throw Unstartable(command[0], failure);
        }
    }

    private int NextDepth(string program)
    {
        _ = int.TryParse(readVariable(DepthVariable), NumberStyles.None, CultureInfo.InvariantCulture, out var depth);
        return depth < MostDepth
            ? depth + 1
            : throw new RdsCredentialsUnavailableException(
                $"The program '{program}' was not started: {depth} credentials processes led here, so they call each other in a circle.");
    }

    private static RdsCredentialsUnavailableException Unstartable(string program, Exception? cause) =>
        new($"The program '{program}' could not be started.", cause);
}
