using AliRds.Backups.Client.Emulator.Backups;
using AliRds.Backups.Client.Emulator.Store;

namespace AliRds.Backups.Client.Emulator.ObjectStore;

/// <summary>Finds the backup at an address. An object exists as long as its backup does.</summary>
internal sealed class ObjectCatalog(EmulatorBackups backups)
{
    public bool HasBucket(ObjectAddress address) =>
        backups.Instances.Any(instance => address.Bucket == BackupFile.BucketIn(instance.Instance.Region, address.IsDatabase));

    /// <param name="address">The address.</param>
    /// <param name="database">The database, or null for the whole backup.</param>
    public StoredObject? Find(ObjectAddress address, string? database)
    {
        var slash = address.Key.IndexOf('/', StringComparison.Ordinal);
        var folder = slash < 0 ? "" : address.Key[..slash];
        var instance = backups.Instances.FirstOrDefault(instance => BackupFile.FolderFor(instance.Random) == folder);
        var file = instance is null
            ? null
            : Files(instance, address, database).FirstOrDefault(file => file.Bucket == address.Bucket && file.Key == address.Key);
        return file is null ? null : StoredObject.FromFile(file);
    }

    private static IEnumerable<BackupFile> Files(InstanceStore instance, ObjectAddress address, string? database) =>
        Candidates(instance, address.Key)
            .Where(backup => backup.IsDownloadable && (database is null || backup.Databases.Contains(database)))
            .Select(backup => instance.FileOf(backup, address.IsDatabase ? database ?? "" : null));

    /// <summary>A name in the service's format contains the start of the backup. Only names set by the user need a search.</summary>
    private static IEnumerable<EmulatorBackup> Candidates(InstanceStore instance, string key)
    {
        if (BackupFile.StartTimeIn(key)?.ToUnixTimeSeconds() is { } start)
        {
            foreach (var backup in instance.Read(BackupFilter.All with { FromSeconds = start, ToSeconds = start }, 0, int.MaxValue).Backups)
            {
                yield return backup;
            }
        }

        foreach (var backup in instance.ReadNamed())
        {
            yield return backup;
        }
    }
}
