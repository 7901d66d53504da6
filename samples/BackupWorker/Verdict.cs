namespace BackupWorker;

/// <summary>The outcome of the last round. Before the first one nothing is known, and that is not healthy.</summary>
internal sealed class Verdict
{
    public bool IsHealthy { get; set; }
}
