namespace AliRds.Backups.Client.Downloading.Verification;

/// <summary>How the file came home.</summary>
internal sealed record ManifestTransfer
{
    public required DateTimeOffset FinishedAt { get; init; }

    public required double Seconds { get; init; }

    public bool InternalLink { get; init; }

    public int LinkRenewals { get; init; }

    public int Retries { get; init; }

    public long ResumedBytes { get; init; }

    public long ReceivedBytes { get; init; }

    public long WastedBytes { get; init; }

    public IReadOnlyList<string> Restarts { get; init; } = [];

    internal static ManifestTransfer Of(DownloadResult result, DateTimeOffset finishedAt) => new()
    {
        FinishedAt = finishedAt,
        Seconds = Math.Round(result.Elapsed.TotalSeconds, 3),
        InternalLink = result.UsedInternalLink,
        LinkRenewals = result.LinkRenewals,
        Retries = result.Retries,
        ResumedBytes = result.ResumedBytes,
        ReceivedBytes = result.ReceivedBytes,
        WastedBytes = result.WastedBytes,
        Restarts = result.Restarts,
    };
}
