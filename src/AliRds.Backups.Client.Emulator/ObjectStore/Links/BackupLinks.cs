namespace AliRds.Backups.Client.Emulator.ObjectStore.Links;

/// <summary>The links of one file: from the Internet and from inside the region.</summary>
internal sealed record BackupLinks(string Internet, string Intranet)
{
    public override string ToString() => "links";
}
