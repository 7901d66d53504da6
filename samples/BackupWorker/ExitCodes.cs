namespace BackupWorker;

internal static class ExitCodes
{
    public const int Healthy = 0;

    /// <summary>There is no recent backup, or it could not be judged whether there is one.</summary>
    public const int NotHealthy = 1;
}
