namespace AliRds.Backups.Client.Downloading.Transfer;

/// <summary>How long to wait before the next try: random between zero and a bound that doubles, so that many parts do not retry as one.</summary>
internal static class Backoff
{
    internal static TimeSpan Delay(int attempt, DownloadRetryOptions options, double random)
    {
        var bound = Math.Min(options.BaseDelay.TotalSeconds * Math.Pow(2, attempt - 1), options.MaxDelay.TotalSeconds);
        return TimeSpan.FromSeconds(bound * random);
    }
}
