namespace BackupWorker;

internal static class ExitCodes
{
    public const int Healthy = 0;

    /// <summary>There is no recent backup, or the check failed.</summary>
    public const int NotHealthy = 1;
}
