using AliRds.Backups.Client;
using AliRds.Backups.Client.Downloading;

namespace DownloadBackups;

/// <summary>The arguments of the program.</summary>
internal sealed record DownloadArguments
{
    public string? Instance { get; init; }

    public IReadOnlyList<string> BackupIds { get; init; } = [];

    public DateTimeOffset? From { get; init; }

    public DateTimeOffset? To { get; init; }

    public required string Folder { get; init; }

    public required int Parts { get; init; }

    public long? MaxRate { get; init; }

    public bool Replace { get; init; }

    public string? Region { get; init; }

    public Uri? Endpoint { get; init; }

    public RdsSignatureVersion Signature { get; init; }

    public RdsResponseFormat Format { get; init; }

    public bool Json { get; init; }

    public DownloadOptions ToDownloadOptions(bool allowLoopbackLinks) => new()
    {
        Parallelism = Parts,
        BandwidthLimit = MaxRate is { } rate ? new BandwidthLimit(rate) : null,
        Overwrite = Replace ? OverwritePolicy.Replace : OverwritePolicy.Fail,
        AllowLoopbackLinks = allowLoopbackLinks,
    };
}
