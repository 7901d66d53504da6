namespace BackupWorker;

internal sealed record WorkerOptions
{
    public string InstanceId { get; init; } = string.Empty;

    public TimeSpan Interval { get; init; } = TimeSpan.FromHours(1);

    public bool Once { get; init; }
}
