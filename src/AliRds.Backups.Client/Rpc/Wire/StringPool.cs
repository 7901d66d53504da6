using System.Text;

namespace AliRds.Backups.Client.Rpc.Wire;

/// <summary>Returns the same string for the same text while one response is read: most texts of a row occur in every row.</summary>
internal sealed class StringPool
{
    private const int Slots = 48;

    /// <summary>How many consecutive slots are searched for a text.</summary>
    private const int Neighbours = 8;

    private static readonly string?[] KnownTexts = Place(
    [
        BackupStatus.Success.Value, BackupStatus.Failed.Value,
        BackupType.FullBackup.Value, BackupType.IncrementalBackup.Value,
        BackupMode.Automated.Value, BackupMode.Manual.Value,
        BackupMethod.Physical.Value, BackupMethod.Logical.Value, BackupMethod.Snapshot.Value,
        StoreStatus.Disabled.Value, StoreStatus.Enabled.Value,
        BackupInitiator.System.Value, BackupInitiator.User.Value,
        DatabaseEngine.MySql.Value, DatabaseEngine.SqlServer.Value, DatabaseEngine.PostgreSql.Value, DatabaseEngine.MariaDb.Value,
    ]);

    private readonly string?[] _slots = [.. KnownTexts];

    internal string GetOrAdd(ReadOnlySpan<byte> utf8)
    {
        if (utf8.IsEmpty)
        {
            return string.Empty;
        }

        var first = GetFirstSlot(utf8);
        for (var slot = first; slot < first + Neighbours; slot++)
        {
            if (_slots[slot] is not { } text)
            {
                return _slots[slot] = Encoding.UTF8.GetString(utf8);
            }

            if (Ascii.Equals(utf8, text))
            {
                return text;
            }
        }

        return _slots[first] = Encoding.UTF8.GetString(utf8);
    }

    private static int GetFirstSlot(ReadOnlySpan<byte> utf8) =>
        ((utf8.Length * 31) + (utf8[0] * 7) + (utf8[utf8.Length / 2] * 17) + (utf8[^1] * 5)) % (Slots - Neighbours);

    private static string?[] Place(string[] texts)
    {
        var slots = new string?[Slots];
        foreach (var text in texts)
        {
            slots[Array.IndexOf(slots, null, GetFirstSlot(Encoding.UTF8.GetBytes(text)))] = text;
        }

        return slots;
    }
}
