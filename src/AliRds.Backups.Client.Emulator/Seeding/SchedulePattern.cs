using AliRds.Backups.Client.Emulator.Backups;
using AliRds.Backups.Client.Emulator.Primitives;
using NodaTime;

namespace AliRds.Backups.Client.Emulator.Seeding;

/// <summary>A typical backup policy: a full backup each week, an incremental one each day, and an occasional manual one.</summary>
internal sealed record SchedulePattern(Duration Span, Instant? Until) : IBackupPattern
{
    private const uint ManualPercent = 5;

    public void AppendTo(List<BackupRow> rows, ulong random, long firstId, Instant now)
    {
        var end = Until ?? now;
        var start = end - Span;
        var day = Instant.FromUnixTimeSeconds(start.ToUnixTimeSeconds() / 86_400 * 86_400);
        var timeOfDay = Duration.FromSeconds((long)(random % 86_400));
        for (var index = 0L; day < end; day += Duration.FromDays(1), index += 2)
        {
            var dice = SplitMix64.Mix(random, (ulong)day.ToUnixTimeSeconds());
            var planned = day + timeOfDay + Duration.FromSeconds((long)(dice % 120));
            Append(planned, firstId + index, IsFullDay(day) ? BackupTraits.None : BackupTraits.Incremental);
            if (SplitMix64.Chance(dice >> 32, ManualPercent))
            {
                Append(planned + Duration.FromHours(5), firstId + index + 1, BackupTraits.Manual);
            }
        }

        void Append(Instant at, long id, BackupTraits traits)
        {
            var row = RowGenerator.Generate(random, id, at.ToUnixTimeSeconds(), traits);
            if (at >= start && row.EndSeconds <= end.ToUnixTimeSeconds())
            {
                rows.Add(row);
            }
        }
    }

    private static bool IsFullDay(Instant day) => day.InUtc().DayOfWeek == IsoDayOfWeek.Sunday;
}
