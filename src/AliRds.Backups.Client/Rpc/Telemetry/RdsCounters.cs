using System.Diagnostics;
using System.Diagnostics.Metrics;
using AliRds.Backups.Client.Telemetry;

namespace AliRds.Backups.Client.Rpc.Telemetry;

/// <summary>The instruments that belong to no single client: sources of credentials, and downloads.</summary>
internal static class RdsCounters
{
    private static readonly Meter Meter = new(RdsTelemetryNames.Meter, LibraryVersion.Text);

    private static readonly Counter<long> Refreshes =
        Meter.CreateCounter<long>("alirds.client.credentials.refreshes", "{refresh}", "Requests for a new key.");

    private static readonly Counter<long> Downloads =
        Meter.CreateCounter<long>("alirds.client.downloads", "{download}", "Finished downloads, successful or not.");

    private static readonly Counter<long> DownloadedBytes =
        Meter.CreateCounter<long>("alirds.client.download.bytes", "By", "Bytes received by downloads.");

    private static readonly Counter<long> WastedBytes =
        Meter.CreateCounter<long>("alirds.client.download.wasted_bytes", "By", "Bytes received by downloads and discarded.");

    private static readonly Counter<long> LinkRenewals =
        Meter.CreateCounter<long>("alirds.client.download.link_renewals", "{link}", "Links that downloads replaced by a new one.");

    internal static void OnRefresh(string source, bool isSuccess)
    {
        var tags = new TagList { { TagNames.CredentialsSource, source } };
        if (!isSuccess)
        {
            tags.Add(TagNames.ErrorType, "no_credentials");
        }

        Refreshes.Add(1, tags);
    }

    internal static void OnDownload(long received, long wasted, int renewals, string? errorType)
    {
        var tags = new TagList();
        if (errorType is not null)
        {
            tags.Add(TagNames.ErrorType, errorType);
        }

        Downloads.Add(1, tags);
        DownloadedBytes.Add(received, tags);
        WastedBytes.Add(wasted, tags);
        LinkRenewals.Add(renewals, tags);
    }
}
