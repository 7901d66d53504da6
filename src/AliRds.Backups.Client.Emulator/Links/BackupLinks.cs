namespace AliRds.Backups.Client.Emulator.Links;

/// <summary>One file, reachable from the Internet and from inside the region.</summary>
internal sealed record BackupLinks(string Internet, string Intranet)
{
    public override string ToString() => "links";
}
