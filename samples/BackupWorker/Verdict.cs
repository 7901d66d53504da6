namespace BackupWorker;

/// <summary>The outcome of the last round. Before the first round it is unknown, which counts as not healthy.</summary>
internal sealed class Verdict
{
    public bool IsHealthy { get; set; }
}
