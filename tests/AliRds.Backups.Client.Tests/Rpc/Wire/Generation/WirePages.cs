using System.Globalization;
using FsCheck;
using FsCheck.Fluent;

namespace AliRds.Backups.Client.Tests.Rpc.Wire.Generation;

/// <summary>
/// Generates pages over all fields: present or not, null or empty, text or number, in any order, with fields nobody knows.
/// </summary>
internal static class WirePages
{
    private static readonly string[] Letters =
        ["a", "Z", "0", " ", "<", ">", "&", "'", "\"", "\\", "/", "]]>", "\n", "\t", "é", "备", "份", "\U0001F600", "%", "+", "=", "?", "~", "\u00A0", "\u2028"];

    private static readonly Gen<string> Words = Gen.Elements(Letters).ListOf().Select(letters => string.Concat(letters));

    private static readonly Gen<string> Numbers = ArbMap.Default.GeneratorFor<long>().Select(
        number => number.ToString(CultureInfo.InvariantCulture));

    private static readonly Gen<string> Checksums = ArbMap.Default.GeneratorFor<ulong>().Select(
        number => number.ToString(CultureInfo.InvariantCulture));

    private static readonly Gen<string> Flags = Gen.Elements("0", "1", "true", "false");

    private static readonly Gen<string> Times =
        from seconds in Gen.Choose(0, int.MaxValue)
        from form in Gen.Elements(
            "yyyy-MM-dd'T'HH:mm'Z'", "yyyy-MM-dd'T'HH:mm:ss'Z'", "yyyy-MM-dd'T'HH:mm:ss", "yyyy-MM-dd'T'HH:mm:ss.fff'Z'")
        select DateTime.UnixEpoch.AddSeconds(seconds).ToString(form, CultureInfo.InvariantCulture);

    private static readonly Gen<string> Links = Words.Select(word => $"http://h/{Uri.EscapeDataString(word)}?Expires=1&Signature=a%2F+=~");

    private static readonly Gen<string> Counts = Numbers.Where(number => !number.StartsWith('-'));

    private static readonly Gen<WireField>[] RowFields =
    [
        .. Fields(Words, "DBInstanceId", "HostInstanceID", "BackupStatus", "BackupType", "BackupMode", "BackupMethod", "StoreStatus", "MetaStatus", "StorageClass"),
        .. Fields(Words, "Encryption", "BackupInitiator", "Engine", "EngineVersion", "BackupLocation", "BackupScale", "BackupDBNames"),
        .. Fields(Words, "BackupExtractionStatus", "SlaveStatus", "DBInstanceComment", "ResourceGroupId"),
        .. Fields(Times, "BackupStartTime", "BackupEndTime", "ExpectExpireTime"),
        .. Fields(Links, "BackupDownloadURL", "BackupIntranetDownloadURL"),
        .. Numeric(Numbers, "BackupId", "BackupSize", "TotalBackupSize"),
        .. Numeric(Checksums, "Checksum"),
        .. Numeric(Flags, "IsAvail", "CopyOnlyBackup"),
        .. Numeric(Gen.Choose(0, int.MaxValue).Select(seconds => $"{seconds}"), "ConsistentTime"),
    ];

    private static readonly Gen<WireField> Unknown =
        from number in Gen.Choose(1, 1000)
        from text in Words
        select new WireField($"New{number}", text);

    private static readonly Gen<WireField[]> LinkFields =
        Gen.CollectToArray([.. Fields(Words.Where(word => !string.IsNullOrWhiteSpace(word)), "DataBase"), .. Fields(Links, "DownloadLink", "IntranetDownloadLink")]);

    private static readonly Gen<WireRow> Rows =
        from known in Gen.CollectToArray(RowFields)
        from unknown in Unknown.ArrayOf()
        from missing in Gen.Choose(0, known.Length)
        from fields in Gen.Shuffle((WireField[])[.. known.Skip(missing), .. unknown.DistinctBy(field => field.Name)])
        from links in LinkFields.ArrayOf()
        select new WireRow(fields, links);

    internal static Gen<WirePage> Pages { get; } =
        from rows in Rows.NonEmptyListOf()
        from envelope in Gen.CollectToArray(
            (Gen<WireField>[])[.. Fields(Words, "RequestId", "Region"), .. Numeric(Counts, "TotalRecordCount", "TotalBackupSize", "TotalEcsSnapshotSize"), .. Numeric(Gen.Choose(1, 9).Select(page => $"{page}"), "PageNumber")])
        from order in Gen.Shuffle((WireField[])[.. envelope, new WireField("PageRecordCount", $"{rows.Count}", IsBare: true)])
        select new WirePage(order, [.. rows]);

    private static IEnumerable<Gen<WireField>> Fields(Gen<string> texts, params string[] names) =>
        names.Select(name => Absent(texts).Select(text => new WireField(name, text)));

    private static IEnumerable<Gen<WireField>> Numeric(Gen<string> texts, params string[] names) =>
        from name in names
        select
            from text in Absent(texts)
            from isBare in ArbMap.Default.GeneratorFor<bool>()
            select new WireField(name, text, isBare && !string.IsNullOrEmpty(text));

    private static Gen<string?> Absent(Gen<string> texts) =>
        Gen.Frequency((8, texts.Select(text => (string?)text)), (1, Gen.Constant((string?)string.Empty)), (1, Gen.Constant((string?)null)));
}
