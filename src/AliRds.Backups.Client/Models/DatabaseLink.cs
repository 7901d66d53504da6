namespace AliRds.Backups.Client;

/// <summary>The links to the file of one database in a SQL Server backup.</summary>
/// <remarks>Source: field <c>BackupDownloadLinkByDB</c> of the DescribeBackups API page.</remarks>
public sealed record DatabaseLink
{
    /// <summary>The name of the database; <see langword="null"/> when the service did not send it.</summary>
    public string? Database { get; init; }

    /// <summary>The link over the Internet; <see langword="null"/> when there is none.</summary>
    public BackupLink? DownloadLink { get; init; }

    /// <summary>The link over the internal network; <see langword="null"/> when there is none.</summary>
    public BackupLink? IntranetDownloadLink { get; init; }
}
