using System.Globalization;
using AliRds.Backups.Client.HostileTests.Support;

namespace AliRds.Backups.Client.HostileTests.Listing;

/// <summary>A row says nothing about when it ended: that alone casts no doubt on a listing.</summary>
public sealed class UnreadableEndTests
{
    private const string EndOfRow40 = "\"BackupEndTime\":\"2025-12-30T08:30:00Z\",";

    [Theory]
    [InlineData("")]
    [InlineData("\"BackupEndTime\":\"\",")]
    [InlineData("\"BackupEndTime\":null,")]
    [InlineData("\"BackupEndTime\":\"2025-12-30T08:30:00+00:00\",")]
    [InlineData("\"BackupEndTime\":\"9999-12-31T23:59:59Z\",")]
    [InlineData("\"BackupEndTime\":\"0000-00-00T00:00:00Z\",")]
    [InlineData("\"BackupEndTime\":\"yesterday\",")]
    [InlineData("\"BackupEndTime\":{},")]
    public async Task GetBackupPages_EndOfAnOldRowIsUnreadable_ListsAll(string end)
    {
        var rows = HostileList.Rows(65).ToList();
        rows[40] = rows[40].Replace(EndOfRow40, end, StringComparison.Ordinal).Replace("Success", "Failed", StringComparison.Ordinal);
        await using var server = HostileList.Serve(rows, (_, _) => "65");
        using var client = HostileClient.Connect(server);

        var outcome = await HostileList.ListAsync(client);

        Assert.DoesNotContain(EndOfRow40, rows[40], StringComparison.Ordinal);
        Assert.Null(outcome.Error);
        Assert.Equal(HostileList.Ids(65), outcome.Ids);
        Assert.Equal(3, server.Requests.Count);
    }

    [Theory]
    [InlineData("BackupEndTime")]
    [InlineData("BackupStartTime")]
    public async Task GetBackupPages_NoRowHasThatTime_ListsAll(string name)
    {
        var rows = HostileList.Rows(65).Select(row => row.Replace(name, "OtherTime", StringComparison.Ordinal)).ToList();
        await using var server = HostileList.Serve(rows, (_, _) => "65");
        using var client = HostileClient.Connect(server);

        var outcome = await HostileList.ListAsync(client);

        Assert.Null(outcome.Error);
        Assert.Equal(HostileList.Ids(65), outcome.Ids);
    }

    [Fact]
    public async Task GetBackupPages_NoRowHasAnyTime_ListsAll()
    {
        var rows = HostileList.Rows(65).Select(row => row.Replace("BackupEndTime", "Ended", StringComparison.Ordinal)
            .Replace("BackupStartTime", "Began", StringComparison.Ordinal)).ToList();
        await using var server = HostileList.Serve(rows, (_, _) => "65");
        using var client = HostileClient.Connect(server);

        var outcome = await HostileList.ListAsync(client);

        Assert.Null(outcome.Error);
        Assert.Equal(HostileList.Ids(65), outcome.Ids);
    }

    [Fact]
    public async Task GetBackupPages_ARowThatBeganJustNowWithoutAnEnd_SaysIncomplete()
    {
        var rows = HostileList.Rows(65).ToList();
        var now = DateTime.UtcNow.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);
        rows[40] = rows[40]
            .Replace(EndOfRow40, string.Empty, StringComparison.Ordinal)
            .Replace("2025-12-30T08:00:00Z", now, StringComparison.Ordinal);
        await using var server = HostileList.Serve(rows, (_, _) => "65");
        using var client = HostileClient.Connect(server);

        var outcome = await HostileList.ListAsync(client);

        Assert.Contains(now, rows[40], StringComparison.Ordinal);
        Assert.NotNull(outcome.Error);
        Assert.Equal(HostileList.Ids(65), outcome.Ids);
    }

    [Fact]
    public async Task GetBackupPages_ARowThatEndedJustNow_SaysIncomplete()
    {
        var rows = HostileList.Rows(65).ToList();
        var now = DateTime.UtcNow.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);
        rows[40] = rows[40].Replace("2025-12-30T08:30:00Z", now, StringComparison.Ordinal);
        await using var server = HostileList.Serve(rows, (_, _) => "65");
        using var client = HostileClient.Connect(server);

        var outcome = await HostileList.ListAsync(client);

        Assert.NotNull(outcome.Error);
        Assert.Equal(HostileList.Ids(65), outcome.Ids);
    }
}
