namespace AliRds.Backups.Client.Benchmarks.Floor;

/// <summary>The wrapper around the rows.</summary>
internal sealed class FloorItems
{
    public List<FloorBackup> Backup { get; set; } = [];
}
