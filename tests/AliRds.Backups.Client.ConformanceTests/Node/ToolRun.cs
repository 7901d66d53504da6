using System.Diagnostics;
using System.Text;

namespace AliRds.Backups.Client.ConformanceTests.Node;

/// <summary>One run of a program, from its start to its end.</summary>
internal sealed record ToolRun(int ExitCode, string Output, string Errors)
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    /// <summary>Feeds the program, and waits until it has ended; kills it, with its children, when cancelled.</summary>
    public static async Task<ToolRun> RunAsync(ProcessStartInfo start, string input, CancellationToken cancellationToken)
    {
        start.RedirectStandardInput = start.RedirectStandardOutput = start.RedirectStandardError = true;
        start.StandardInputEncoding = start.StandardOutputEncoding = start.StandardErrorEncoding = Utf8;
        using var process = Process.Start(start) ?? throw new InvalidOperationException($"{start.FileName} did not start.");
        try
        {
            var output = process.StandardOutput.ReadToEndAsync(cancellationToken);
            var errors = process.StandardError.ReadToEndAsync(cancellationToken);
            var feeding = FeedAsync(process, input, cancellationToken);
            await process.WaitForExitAsync(cancellationToken);

            // A program that ends early breaks its pipe; its exit code and its error output say why.
            await feeding.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            return new ToolRun(process.ExitCode, await output, await errors);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }
    }

    /// <summary>The output, if the program ended well.</summary>
    public string RequireOutput(string name) =>
        ExitCode == 0 ? Output : throw new InvalidOperationException($"{name} ended with exit code {ExitCode}.\n{Output}\n{Errors}");

    private static async Task FeedAsync(Process process, string input, CancellationToken cancellationToken)
    {
        await process.StandardInput.WriteAsync(input.AsMemory(), cancellationToken);
        process.StandardInput.Close();
    }
}
