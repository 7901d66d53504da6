using AliRds.Backups.Client.Endpoints;

namespace AliRds.Backups.Client.Configuration;

/// <summary>Says what may be wrong with a region whose host cannot be resolved.</summary>
internal static class RegionHint
{
    /// <summary>The hint; <see langword="null"/> if the options contain an endpoint or a known region.</summary>
    internal static string? For(RdsBackupsClientOptions options)
    {
        if (options.Endpoint is not null || options.RegionId is not { } region || RdsRegions.Known.Contains(region, StringComparer.OrdinalIgnoreCase))
        {
            return null;
        }

        var nearest = RdsRegions.Known.MinBy(known => Distance(region, known))!;
        return Distance(region, nearest) * 2 <= region.Length
            ? $"The region '{region}' may be mistyped; the closest known region is '{nearest}'."
            : $"The region '{region}' may be mistyped; region ids look like 'cn-hangzhou'.";
    }

    /// <summary>The number of letters to insert, delete or replace to turn one text into the other.</summary>
    private static int Distance(string left, string right)
    {
        var row = Enumerable.Range(0, right.Length + 1).ToArray();
        for (var i = 1; i <= left.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= right.Length; j++)
            {
                var replaced = diagonal + (left[i - 1] == right[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(replaced, Math.Min(row[j], row[j - 1]) + 1);
            }
        }

        return row[^1];
    }
}
