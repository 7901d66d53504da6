namespace AliRds.Backups.Client.ColdStart.Floor;

internal sealed class Page
{
    public int TotalRecordCount { get; set; }

    public int PageNumber { get; set; }

    public int PageRecordCount { get; set; }

    public string? RequestId { get; set; }

    public PageItems? Items { get; set; }
}
