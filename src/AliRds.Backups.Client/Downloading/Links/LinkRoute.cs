namespace AliRds.Backups.Client.Downloading.Links;

/// <summary>One way to reach a file: over the internal network or the Internet, with TLS or as the link says. Renewed links take the same way.</summary>
internal sealed record LinkRoute(bool IsInternal, bool UpgradeToHttps)
{
    /// <summary>The link of a backup for this way; <see langword="null"/> when the backup has none.</summary>
    internal BackupLink? Select(Backup backup, string? database)
    {
        if (database is null)
        {
            return IsInternal ? backup.IntranetDownloadLink : backup.DownloadLink;
        }

        var link = backup.DatabaseLinks.FirstOrDefault(item => string.Equals(item.Database, database, StringComparison.OrdinalIgnoreCase));
        return IsInternal ? link?.IntranetDownloadLink : link?.DownloadLink;
    }

    /// <summary>The address to call. Past its scheme the text is left as it came, because it is signed.</summary>
    internal Uri GetAddress(BackupLink link)
    {
        var uri = link.ToUri();
        return UpgradeToHttps && LinkPolicy.CanUpgrade(uri)
            ? new BackupLink(string.Concat("https", link.Reveal().AsSpan("http".Length))).ToUri()
            : uri;
    }
}
