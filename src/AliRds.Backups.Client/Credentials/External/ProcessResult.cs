namespace AliRds.Backups.Client.Credentials.External;

/// <summary>How a program ended and what it printed. Not a record, which would print the secrets in the output.</summary>
internal sealed class ProcessResult(int exitCode, string? output)
{
    public int ExitCode { get; } = exitCode;

    /// <summary><see langword="null"/> when it was more than any key needs; then the program was ended.</summary>
    public string? Output { get; } = output;
}
