namespace AliRds.Backups.Client.ColdStart.Floor;

internal sealed class PageItems
{
    public IReadOnlyList<PageRow>? Backup { get; set; }
}
