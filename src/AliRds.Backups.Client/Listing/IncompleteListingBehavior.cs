namespace AliRds.Backups.Client;

/// <summary>What a listing does when it cannot prove that it is complete.</summary>
public enum IncompleteListingBehavior
{
    /// <summary>It hands out what it has, then throws <see cref="RdsIncompleteListingException"/>.</summary>
    Throw,

    /// <summary>It says so in <see cref="BackupPage.IncompleteReason"/> of its last page, and ends.</summary>
    Report,
}
