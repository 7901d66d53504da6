using AliRds.Backups.Client.Credentials.External;

namespace AliRds.Backups.Client.Tests.Credentials.Support;

internal sealed class ScriptedProcesses(Stall stall) : IProcessRunner
{
    public ProcessResult Result { get; set; } = new(127, string.Empty);

    public List<IReadOnlyList<string>> Commands { get; } = [];

    public async Task<ProcessResult> RunAsync(IReadOnlyList<string> command, CancellationToken cancellationToken)
    {
        Commands.Add(command);
        await stall.PassAsync(cancellationToken);
        return Result;
    }
}
