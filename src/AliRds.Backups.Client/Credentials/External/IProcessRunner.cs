namespace AliRds.Backups.Client.Credentials.External;

internal interface IProcessRunner
{
    /// <summary>Runs a program to its end. Cancelling ends it, with all that it started.</summary>
    Task<ProcessResult> RunAsync(IReadOnlyList<string> command, CancellationToken cancellationToken);
}
