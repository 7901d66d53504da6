namespace AliRds.Backups.Client;

/// <summary>One result of the listing of one instance: a page, or the error that ended it.</summary>
public sealed record InstancePage
{
    /// <summary>The request for the instance.</summary>
    public required DescribeBackupsRequest Request { get; init; }

    /// <summary>The page; <see langword="null"/> when <see cref="Error"/> is set.</summary>
    public BackupPage? Page { get; init; }

    /// <summary>Why the listing of this instance failed; pages may have come before. <see langword="null"/> when it did not fail.</summary>
    public RdsBackupsException? Error { get; init; }

    /// <summary>Whether nothing more comes from this instance.</summary>
    public bool IsLast { get; init; }
}
