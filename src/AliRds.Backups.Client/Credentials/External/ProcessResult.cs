namespace AliRds.Backups.Client.Credentials.External;

/// <summary>How a program ended and what it printed. Not a record, which would print the secrets in the output.</summary>
internal sealed class ProcessResult(int exitCode, string output)
{
    public int ExitCode { get; } = exitCode;

    public string Output { get; } = output;
}
