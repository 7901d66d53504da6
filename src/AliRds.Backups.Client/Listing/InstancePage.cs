namespace AliRds.Backups.Client;

/// <summary>A piece of what one instance gave: a page, or the error that ended its listing.</summary>
public sealed record InstancePage
{
    /// <summary>What was asked for.</summary>
    public required DescribeBackupsRequest Request { get; init; }

    /// <summary>The page; <see langword="null"/> when <see cref="Error"/> is set.</summary>
    public BackupPage? Page { get; init; }

    /// <summary>Why the listing of this instance failed; it may have given pages before. <see langword="null"/> when it did not fail.</summary>
    public RdsBackupsException? Error { get; init; }

    /// <summary>Whether nothing more comes from this instance.</summary>
    public bool IsLast { get; init; }
}
