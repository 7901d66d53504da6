namespace AliRds.Backups.Client.Benchmarks.Floor;

/// <summary>A page as strings.</summary>
internal sealed class FloorPage
{
    public string? RequestId { get; set; }

    public string? PageNumber { get; set; }

    public string? PageRecordCount { get; set; }

    public string? TotalRecordCount { get; set; }

    public long TotalEcsSnapshotSize { get; set; }

    public FloorItems Items { get; set; } = new();
}
