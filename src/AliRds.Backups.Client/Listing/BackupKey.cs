using System.Globalization;
using System.IO.Hashing;
using System.Text;

namespace AliRds.Backups.Client.Listing;

/// <summary>
/// What a backup is remembered by: its id. A backup without an id is remembered by a hash of its fields. The hash is enough to see that a
/// page repeats, but not that two backups are the same one, so such a backup is neither dropped nor taken for an overlap.
/// </summary>
internal static class BackupKey
{
    /// <summary>No id begins with it, since ids are trimmed.</summary>
    private const char HashPrefix = '\n';

    internal static string Get(Backup backup) => backup.BackupId.IsEmpty ? HashFields(backup) : backup.BackupId.Value;

    /// <summary>Leaves out the links, which are different in every response.</summary>
    private static string HashFields(Backup backup)
    {
        var fields = string.Create(
            CultureInfo.InvariantCulture,
            $"{backup.DbInstanceId}|{backup.HostInstanceId}|{backup.Status}|{backup.StartTime}|{backup.EndTime}|"
            + $"{backup.Type}|{backup.Mode}|{backup.Method}|{backup.Size}|{backup.Checksum}");
        return string.Create(CultureInfo.InvariantCulture, $"{HashPrefix}{XxHash64.HashToUInt64(Encoding.UTF8.GetBytes(fields)):x16}");
    }
}
