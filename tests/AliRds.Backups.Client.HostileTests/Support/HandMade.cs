using System.Globalization;

namespace AliRds.Backups.Client.HostileTests.Support;

/// <summary>Bodies of DescribeBackups, written by hand: they share no code with the client or the emulator.</summary>
internal static class HandMade
{
    internal const string Instance = "rm-hostile01";

    /// <summary>A page in JSON. The counters are JSON texts, so that they can be anything.</summary>
    internal static string Page(IEnumerable<string> rows, string total, string number = "1", string? count = null)
    {
        var items = rows.ToList();
        count ??= items.Count.ToString(CultureInfo.InvariantCulture);
        return $$$"""
            {"RequestId":"1A2B3C4D-0000-1111-2222-333344445555","TotalRecordCount":{{{total}}},"PageNumber":{{{number}}},"PageRecordCount":{{{count}}},
            "Items":{"Backup":[{{{string.Join(",", items)}}}]}}
            """;
    }

    /// <summary>A row in JSON of a full backup that ended well, <paramref name="hours"/> hours after the first of January 2026.</summary>
    internal static string Row(int hours)
    {
        var start = new DateTime(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc).AddHours(hours);
        return $$$"""
            {"BackupId":"{{{100000 + hours}}}","DBInstanceId":"{{{Instance}}}","BackupStatus":"Success","BackupType":"FullBackup","BackupMode":"Automated",
            "BackupMethod":"Physical","BackupStartTime":"{{{start:yyyy-MM-ddTHH:mm:ssZ}}}","BackupEndTime":"{{{start.AddMinutes(30):yyyy-MM-ddTHH:mm:ssZ}}}",
            "BackupSize":"1048576","BackupDownloadURL":"","BackupIntranetDownloadURL":""}
            """;
    }

    /// <summary>What a page of a list of <paramref name="rows"/> holds, newest first or as the list has it.</summary>
    internal static IEnumerable<string> Slice(IReadOnlyList<string> rows, RawRequest request)
    {
        var size = int.Parse(request.Parameter("PageSize") ?? "30", CultureInfo.InvariantCulture);
        var number = int.Parse(request.Parameter("PageNumber") ?? "1", CultureInfo.InvariantCulture);
        return rows.Skip((number - 1) * size).Take(size);
    }
}
