namespace AliRds.Backups.Client.Endpoints;

/// <summary>The address that the options name.</summary>
internal static class RdsEndpoint
{
    /// <summary>The explicit endpoint, else the one of the region and the network.</summary>
    /// <param name="options">Options that were validated.</param>
    internal static Uri Of(RdsBackupsClientOptions options) =>
        options.Endpoint ?? new Uri($"https://{RdsRegions.HostOf(options.RegionId!, options.Network)}");
}
