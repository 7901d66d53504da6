using System.Globalization;
using AliRds.Backups.Client.HostileTests.Support;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace AliRds.Backups.Client.HostileTests.Health;

/// <summary>Which row a health check takes for the newest backup, when the rows are not as they should be.</summary>
public sealed class NewestBackupTests
{
    [Fact]
    public async Task CheckHealth_NewestIsTooOld_SaysHowOldItIs()
    {
        var entry = await CheckAsync(HealthRow.DaysOld("7", 20.5), HealthRow.DaysOld("8", 9) with { Status = "Failed" }, HealthRow.DaysOld("6", 30));

        Assert.Equal(HealthStatus.Unhealthy, entry.Status);
        Assert.StartsWith("The newest full backup of 'rm-hostile01' is 20 d 12 h old", entry.Description, StringComparison.Ordinal);
        Assert.Contains("8 d", entry.Description, StringComparison.Ordinal);
        Assert.Equal(("7", TimeSpan.FromDays(20.5), TimeSpan.FromDays(8)), (entry.Data["backupId"], entry.Data["age"], entry.Data["maxAge"]));
        Assert.Equal(("2026-01-11T12:00:00Z", "2026-01-11T12:00:00Z"), (entry.Data["startTime"], entry.Data["endTime"]));
        Assert.Equal((HandMade.Instance, 3), (entry.Data["instanceId"], entry.Data["rows"]));
    }

    [Fact]
    public async Task CheckHealth_NewestIsYoung_GivesTheSameData()
    {
        var entry = await CheckAsync(HealthRow.DaysOld("7", 1), HealthRow.DaysOld("6", 3));

        Assert.Equal((HealthStatus.Healthy, "7", TimeSpan.FromDays(1), 2), (entry.Status, entry.Data["backupId"], entry.Data["age"], entry.Data["rows"]));
    }

    [Fact]
    public async Task CheckHealth_NoRow_SaysSoWithData()
    {
        var entry = await CheckAsync();

        Assert.Equal(HealthStatus.Unhealthy, entry.Status);
        Assert.Equal("The instance 'rm-hostile01' has no restorable full backup.", entry.Description);
        Assert.Equal((0, TimeSpan.FromDays(8), false), (entry.Data["rows"], entry.Data["maxAge"], entry.Data.ContainsKey("backupId")));
    }

    [Theory]
    [InlineData("9999-12-31T23:59:59Z")]
    [InlineData("2026-02-03T00:00:00Z")]
    public async Task CheckHealth_RowInTheFuture_IsNotTheNewest(string start)
    {
        var entry = await CheckAsync(new HealthRow("9", start), HealthRow.DaysOld("7", 20));

        Assert.Equal((HealthStatus.Unhealthy, "7", 1), (entry.Status, entry.Data["backupId"], entry.Data["rowsIgnored"]));
        Assert.Contains("1 row was ignored", entry.Description, StringComparison.Ordinal);
    }

    [Fact]
    public async Task CheckHealth_RowAFewMinutesAhead_IsNewWithoutANegativeAge()
    {
        var entry = await CheckAsync(HealthRow.DaysOld("9", -5.0 / 1440));

        Assert.Equal((HealthStatus.Healthy, TimeSpan.Zero), (entry.Status, entry.Data["age"]));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("yesterday")]
    public async Task CheckHealth_FirstRowHasNoStart_DoesNotHideTheNewest(string? start)
    {
        var entry = await CheckAsync(new HealthRow("9", start), HealthRow.DaysOld("7", 1));

        Assert.Equal((HealthStatus.Healthy, "7", 2, 1), (entry.Status, entry.Data["backupId"], entry.Data["rows"], entry.Data["rowsIgnored"]));
    }

    [Fact]
    public async Task CheckHealth_RowHasNoEnd_CountsByItsStart()
    {
        var entry = await CheckAsync(HealthRow.DaysOld("7", 1) with { End = null });

        Assert.Equal((HealthStatus.Healthy, "7", false), (entry.Status, entry.Data["backupId"], entry.Data.ContainsKey("endTime")));
    }

    [Theory]
    [InlineData("rm-somebody-else", "FullBackup")]
    [InlineData(HandMade.Instance, "IncrementalBackup")]
    public async Task CheckHealth_ServerIgnoresTheFilters_OtherRowsDoNotCount(string instance, string type)
    {
        var entry = await CheckAsync(HealthRow.DaysOld("9", 1) with { Instance = instance, Type = type }, HealthRow.DaysOld("7", 20));

        Assert.Equal((HealthStatus.Unhealthy, "7", 1), (entry.Status, entry.Data["backupId"], entry.Data["rowsIgnored"]));
    }

    [Fact]
    public async Task CheckHealth_RowsInAnyOrder_TakesTheNewest()
    {
        var entry = await CheckAsync(HealthRow.DaysOld("5", 3), HealthRow.DaysOld("7", 1), HealthRow.DaysOld("6", 2));

        Assert.Equal("7", entry.Data["backupId"]);
    }

    [Fact]
    public async Task CheckHealth_NewestIsYoung_AsksOnlyForTheTimeThatCounts()
    {
        await using var server = Serve([HealthRow.DaysOld("7", 1)]);
        await using var probe = HealthProbe.For(server, checks => checks.AddRdsBackups(check => check.DbInstanceId = new(HandMade.Instance)));

        await probe.CheckOneAsync();

        Assert.Equal("2026-01-24T00:00Z", Assert.Single(server.Requests).Parameter("StartTime"));
    }

    private static async Task<HealthReportEntry> CheckAsync(params HealthRow[] rows)
    {
        await using var server = Serve(rows);
        await using var probe = HealthProbe.For(server, checks => checks.AddRdsBackups(check => check.DbInstanceId = new(HandMade.Instance)));
        return await probe.CheckOneAsync();
    }

    /// <summary>Holds to the range of the request, except that rows without a place in it are shown to whoever asks for the newest.</summary>
    private static RawServer Serve(HealthRow[] rows) => RawServer.Answer(request =>
    {
        var shown = rows.Where(row => IsInRange(row, request)).Select(row => row.ToString()).ToList();
        return RawReply.Json(HandMade.Page(shown, shown.Count.ToString(CultureInfo.InvariantCulture)));
    });

    private static bool IsInRange(HealthRow row, RawRequest request)
    {
        var start = Time(row.Start) ?? DateTimeOffset.MaxValue;
        var end = Time(request.Parameter("EndTime")) is { } last && last < FixedClock.Now ? last : DateTimeOffset.MaxValue;
        return start >= (Time(request.Parameter("StartTime")) ?? DateTimeOffset.MinValue) && start <= end;
    }

    private static DateTimeOffset? Time(string? text) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) ? time : null;
}
