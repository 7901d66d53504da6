using System.Globalization;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using NodaTime.Text;

namespace AliRds.Backups.Client.Downloading.Files;

/// <summary>Makes file names of ids and times. Of the link only a known ending is taken, so nothing in it can lead out of the folder.</summary>
internal static class SafeFileName
{
    private const int MaxLength = 180;
    private const int MaxName = 255;
    private static readonly InstantPattern Stamp = InstantPattern.CreateWithInvariantCulture("uuuuMMdd'T'HHmmss'Z'");

    // The longer of two endings that both fit comes first.
    private static readonly string[] KnownSuffixes = ["_qp.xb", "_xb.qp", ".tar.gz", ".xb.gz", ".sql.gz", ".tar", ".zip", ".bak", ".xb", ".gz"];

    /// <summary>Such as <c>rm-uf6wjk5_327329803_20260102T030405Z_qp.xb</c>.</summary>
    internal static string Create(Backup backup, string? database, string objectPath)
    {
        string[] pieces =
        [
            Distinct(backup.DbInstanceId.Value),
            Distinct(backup.BackupId.Value),
            backup.StartTime is { } start ? Stamp.Format(start) : string.Empty,
            Distinct(database ?? string.Empty),
        ];
        var name = string.Join('_', pieces.Where(piece => piece.Length > 0));
        return Cut(name.Length == 0 ? "backup" : name, MaxLength) + GetSuffix(objectPath);
    }

    /// <summary>The known ending of the object's name; <c>.bin</c> when it has another.</summary>
    internal static string GetSuffix(string objectPath) =>
        KnownSuffixes.FirstOrDefault(suffix => objectPath.EndsWith(suffix, StringComparison.OrdinalIgnoreCase)) ?? ".bin";

    /// <summary>Keeps letters and digits of ASCII, dot, dash and underscore; the rest becomes a dash. Never begins with a dot.</summary>
    internal static string Clean(string text)
    {
        var clean = string.Create(text.Length, text, static (span, source) =>
        {
            for (var index = 0; index < span.Length; index++)
            {
                var letter = source[index];
                span[index] = char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_' or '.' ? letter : '-';
            }
        });
        return Shorten(IsDeviceName(clean) ? "_" + clean : clean).Trim('.');
    }

    /// <summary>Like <see cref="Clean"/>, but texts that differ stay different: what is not whole any more ends in a hash of what it was.</summary>
    internal static string Distinct(string text)
    {
        var clean = Clean(text);
        return clean == text ? text : $"{clean[..Math.Min(clean.Length, MaxLength / 3)]}-{Hash(text)}";
    }

    /// <summary>A name to which an ending of that length can be added: disks take 255 bytes, or 255 letters on Windows.</summary>
    internal static string Fit(string name, string ending) => Cut(name, MaxName - ending.Length);

    /// <summary>Whether a disk takes a name of this length.</summary>
    internal static bool IsTooLong(string name) => SizeOf(name) > MaxName;

    private static string Cut(string name, int most)
    {
        if (SizeOf(name) <= most)
        {
            return name;
        }

        var hash = Hash(name);
        var kept = new StringBuilder();
        var room = most - hash.Length - 1;
        foreach (var rune in name.EnumerateRunes())
        {
            room -= SizeOf(rune.ToString());
            if (room < 0)
            {
                break;
            }

            kept.Append(rune);
        }

        return kept.Append('-').Append(hash).ToString();
    }

    private static int SizeOf(string text) => OperatingSystem.IsWindows() ? text.Length : Encoding.UTF8.GetByteCount(text);

    private static string Hash(string text) => Convert.ToHexString(SHA256.HashData(MemoryMarshal.AsBytes(text.AsSpan())).AsSpan(0, 8));

    private static string Shorten(string text) => text.Length <= MaxLength ? text : text[..MaxLength];

    private static bool IsDeviceName(string name)
    {
        var stem = name.Split('.')[0].ToUpper(CultureInfo.InvariantCulture);
        return stem is "CON" or "PRN" or "AUX" or "NUL"
            || (stem.Length == 4 && (stem.StartsWith("COM", StringComparison.Ordinal) || stem.StartsWith("LPT", StringComparison.Ordinal)));
    }
}
