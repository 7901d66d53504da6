using AliRds.Backups.Client.Downloading;

namespace AliRds.Backups.Client.Tests.Downloading.Support;

/// <summary>Keeps all reports; <see cref="Progress{T}"/> would hand them to other threads.</summary>
internal sealed class RecordedProgress : IProgress<DownloadProgress>
{
    internal List<DownloadProgress> Reports { get; } = [];

    public void Report(DownloadProgress value) => Reports.Add(value);
}
