namespace AliRds.Backups.Client.Emulator.ObjectStore.Links;

/// <summary>The links of one file: for the Internet and for the region's internal network.</summary>
internal sealed record BackupLinks(string Internet, string Intranet)
{
    public override string ToString() => "links";
}
