using NodaTime;

namespace AliRds.Backups.Client.HealthChecks;

/// <summary>The data of a check's result, in types that any health report writer can serialize.</summary>
internal static class HealthData
{
    public static IReadOnlyDictionary<string, object> Of(NewestBackupSearch search, RdsBackupsHealthCheckOptions options, Instant now)
    {
        var data = new Dictionary<string, object>
        {
            ["instanceId"] = options.DbInstanceId.Value,
            ["maxAge"] = options.MaxAge,
            ["rows"] = search.Rows,
            ["rowsIgnored"] = search.RowsIgnored,
        };
        if (search.Newest is { } newest)
        {
            data["backupId"] = newest.BackupId.Value;
            AddTime(data, "startTime", newest.StartTime);
            AddTime(data, "endTime", newest.EndTime);
        }

        if (search.AgeAt(now) is { } age)
        {
            data["age"] = age;
        }

        return data;
    }

    private static void AddTime(Dictionary<string, object> data, string name, Instant? time)
    {
        if (time is { } instant)
        {
            data[name] = instant.ToString();
        }
    }
}
