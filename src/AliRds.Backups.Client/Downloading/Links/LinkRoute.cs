namespace AliRds.Backups.Client.Downloading.Links;

/// <summary>One way to reach a file: over the internal network or the Internet, with TLS or as the link says. Renewed links take the same way.</summary>
internal sealed record LinkRoute(bool IsInternal, bool UpgradeToHttps)
{
    /// <summary>The routes to the file of a backup, the best first.</summary>
    internal static IReadOnlyList<LinkRoute> GetRoutes(Backup backup, DownloadOptions options)
    {
        var rules = new LinkPolicy(options);
        var routes = Wanted(options.LinkPreference).SelectMany(isInternal => RoutesOf(backup, isInternal, options, rules)).ToList();
        return routes.Count > 0 ? routes : throw new ArgumentException(Explain(backup, options), nameof(backup));
    }

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

    private static bool[] Wanted(LinkPreference preference) => preference switch
    {
        LinkPreference.Internal => [true],
        LinkPreference.Public => [false],
        _ => [true, false],
    };

    private static IEnumerable<LinkRoute> RoutesOf(Backup backup, bool isInternal, DownloadOptions options, LinkPolicy rules)
    {
        var plain = new LinkRoute(isInternal, UpgradeToHttps: false);
        if (plain.Select(backup, options.Database) is not { } link || !link.TryToUri(out var uri) || !rules.IsAllowed(uri))
        {
            yield break;
        }

        if (LinkPolicy.CanUpgrade(uri))
        {
            yield return plain with { UpgradeToHttps = true };
        }

        if (uri.Scheme == Uri.UriSchemeHttps || !options.RequireHttps)
        {
            yield return plain;
        }
    }

    private static string Explain(Backup backup, DownloadOptions options)
    {
        if (backup.Method == BackupMethod.Snapshot)
        {
            return $"Backup {backup.BackupId} is a snapshot of a cloud disk: it has no file. Export it with the advanced download of the console.";
        }

        if (options.Database is { } database)
        {
            return $"Backup {backup.BackupId} has no usable link for the database '{database}'.";
        }

        return backup.DownloadLink is null && backup.IntranetDownloadLink is null
            ? $"Backup {backup.BackupId} has no link. Links come with restorable backups whose files the service keeps."
            : $"No link of backup {backup.BackupId} is an address that the options admit: look at LinkPreference, AllowLoopbackLinks, AdditionalLinkHosts and RequireHttps.";
    }
}
