using System.Globalization;
using System.IO.Hashing;
using System.Text;

namespace AliRds.Backups.Client.Listing;

/// <summary>
/// What a row is remembered by: its id. A row without an id is remembered by what it looks like, which tells that a page repeats; it does not tell that
/// two rows are one, so such a row is neither dropped nor taken for an overlap.
/// </summary>
internal static class BackupKey
{
    /// <summary>No id begins so, since ids are trimmed.</summary>
    private const char HashPrefix = '\n';

    internal static string Get(Backup backup) => backup.BackupId.IsEmpty ? HashContent(backup) : backup.BackupId.Value;

    /// <summary>Links are left out: they are made at each call.</summary>
    private static string HashContent(Backup backup)
    {
        var look = string.Create(
            CultureInfo.InvariantCulture,
            $"{backup.DbInstanceId}|{backup.HostInstanceId}|{backup.Status}|{backup.StartTime}|{backup.EndTime}|{backup.Type}|{backup.Mode}|{backup.Method}|{backup.Size}|{backup.Checksum}");
        return string.Create(CultureInfo.InvariantCulture, $"{HashPrefix}{XxHash64.HashToUInt64(Encoding.UTF8.GetBytes(look)):x16}");
    }
}
