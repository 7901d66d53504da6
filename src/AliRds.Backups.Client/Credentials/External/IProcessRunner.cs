namespace AliRds.Backups.Client.Credentials.External;

internal interface IProcessRunner
{
    /// <summary>Runs a program to its end. Cancelling ends it, with all that it started. A child that it leaves behind with its output is ended too,
    /// where the system tells which that is, and not waited for in any case.</summary>
    Task<ProcessResult> RunAsync(IReadOnlyList<string> command, CancellationToken cancellationToken);
}
