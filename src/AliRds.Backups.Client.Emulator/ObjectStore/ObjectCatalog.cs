using AliRds.Backups.Client.Emulator.Seeding;
using AliRds.Backups.Client.Emulator.Store;

namespace AliRds.Backups.Client.Emulator.ObjectStore;

/// <summary>Finds the backup behind an address. Objects live as long as their rows.</summary>
internal sealed class ObjectCatalog(EmulatorBackups backups, ulong random)
{
    public bool HasBucket(ObjectAddress address) =>
        backups.Instances.Any(instance => address.Bucket == BackupFile.BucketOf(instance.Seed.Region, address.IsDatabase));

    /// <param name="address">Where.</param>
    /// <param name="database">The database asked for, or null for the whole set.</param>
    public StoredObject? Find(ObjectAddress address, string? database)
    {
        var slash = address.Key.IndexOf('/', StringComparison.Ordinal);
        var folder = slash < 0 ? "" : address.Key[..slash];
        var instance = backups.Instances.FirstOrDefault(instance => BackupFile.FolderOf(Mix.Of(random, instance.Seed.Id)) == folder);
        var file = instance is null ? null : Files(instance, address, database).FirstOrDefault(file => file.Bucket == address.Bucket && file.Key == address.Key);
        return file is null ? null : StoredObject.Of(file);
    }

    private IEnumerable<BackupFile> Files(InstanceStore instance, ObjectAddress address, string? database)
    {
        var instanceRandom = Mix.Of(random, instance.Seed.Id);
        return Candidates(instance, address.Key)
            .Where(backup => backup.IsDownloadable && (database is null || backup.Databases.Contains(database)))
            .Select(backup => new BackupFile(instance.Seed, backup, instanceRandom, address.IsDatabase ? database ?? "" : null));
    }

    /// <summary>A usual name tells the backup's start; only a name of the tester's own needs a look at all rows.</summary>
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
