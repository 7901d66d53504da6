using System.ComponentModel;
using System.Diagnostics;
using AliRds.Backups.Client.Errors;

namespace AliRds.Backups.Client.Credentials.External;

internal sealed class SystemProcessRunner : IProcessRunner
{
    public async Task<ProcessResult> RunAsync(IReadOnlyList<string> command, CancellationToken cancellationToken)
    {
        using var process = Start(command);
        try
        {
            process.StandardInput.Close();

            // Both pipes are read before the exit is awaited: a full pipe would keep the program from ending.
            var output = process.StandardOutput.ReadToEndAsync(CancellationToken.None);
            var errors = process.StandardError.ReadToEndAsync(CancellationToken.None);
            await Task.WhenAll(output, errors).WaitAsync(cancellationToken).ConfigureAwait(false);
            await process.WaitForExitAsync(cancellationToken).ConfigureAwait(false);
            return new ProcessResult(process.ExitCode, await output.ConfigureAwait(false));
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync(CancellationToken.None).ConfigureAwait(false);
            throw;
        }
    }

    private static Process Start(IReadOnlyList<string> command)
    {
        var start = new ProcessStartInfo(command[0], command.Skip(1))
        {
            UseShellExecute = false,
            CreateNoWindow = true,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        try
        {
            return Process.Start(start) ?? throw Unstartable(command[0], null);
        }
        catch (Exception failure) when (failure is Win32Exception or FileNotFoundException)
        {
            throw Unstartable(command[0], failure);
        }
    }

    private static RdsCredentialsUnavailableException Unstartable(string program, Exception? cause) =>
        new($"The program '{program}' could not be started.", cause);
}
