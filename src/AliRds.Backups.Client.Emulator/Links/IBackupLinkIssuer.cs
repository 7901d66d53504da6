using AliRds.Backups.Client.Emulator.Seeding;

namespace AliRds.Backups.Client.Emulator.Links;

/// <summary>Makes the signed links of a backup, anew for every answer.</summary>
internal interface IBackupLinkIssuer
{
    /// <summary>The links of the whole set.</summary>
    BackupLinks Issue(InstanceSeed instance, EmulatorBackup backup);

    /// <summary>The links of one database of a SQL Server set.</summary>
    BackupLinks IssueForDatabase(InstanceSeed instance, EmulatorBackup backup, string database);
}
