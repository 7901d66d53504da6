using NodaTime;

namespace AliRds.Backups.Client.Tests.Models;

public sealed class BackupTests
{
    private static readonly Instant Start = Instant.FromUtc(2026, 1, 1, 18, 20, 12);

    [Theory]
    [InlineData("Success", true, true)]
    [InlineData("success", null, true)]
    [InlineData("Success", false, false)]
    [InlineData("Failed", true, false)]
    [InlineData("Unheard", true, false)]
    [InlineData(null, true, false)]
    public void IsRestorable_StatusAndAvailability_DecideTogether(string? status, bool? isAvailable, bool expected)
    {
        var backup = new Backup { Status = status is null ? null : new BackupStatus(status), IsAvailable = isAvailable };

        Assert.Equal(expected, backup.IsRestorable);
    }

    [Fact]
    public void IsDownloadable_RestorableWithAnyLink_IsTrue()
    {
        var link = new BackupLink("http://h/a");
        var restorable = new Backup { Status = BackupStatus.Success };

        Assert.False(restorable.IsDownloadable);
        Assert.True((restorable with { DownloadLink = link }).IsDownloadable);
        Assert.True((restorable with { IntranetDownloadLink = link }).IsDownloadable);
        Assert.True((restorable with { DatabaseLinks = [new DatabaseLink { DownloadLink = link }] }).IsDownloadable);
        Assert.False((restorable with { DownloadLink = link, Status = BackupStatus.Failed }).IsDownloadable);
    }

    [Fact]
    public void Duration_BothTimes_IsTheirDistance()
    {
        Assert.Equal(Duration.FromSeconds(161), new Backup { StartTime = Start, EndTime = Start + Duration.FromSeconds(161) }.Duration);
        Assert.Equal(Duration.Zero, new Backup { StartTime = Start, EndTime = Start }.Duration);
    }

    [Fact]
    public void Duration_TimeMissingOrReversed_IsUnknown()
    {
        Assert.Null(new Backup { StartTime = Start }.Duration);
        Assert.Null(new Backup { EndTime = Start }.Duration);
        Assert.Null(new Backup { StartTime = Start, EndTime = Start - Duration.FromSeconds(1) }.Duration);
    }

    [Fact]
    public void Collections_NothingSet_AreEmpty()
    {
        Assert.Empty(new Backup().DatabaseLinks);
        Assert.Empty(new Backup().AdditionalFields);
        Assert.Empty(new BackupPage().Backups);
        Assert.Empty(new BackupPage().UnreadableFields);
        Assert.Empty(new BackupPage().AdditionalFields);
    }

    [Fact]
    public void Equals_EqualListsInOtherInstances_IsEqual()
    {
        var (first, second) = (Page("1"), Page("1"));

        Assert.Equal(first, second);
        Assert.Equal(first.GetHashCode(), second.GetHashCode());
        Assert.NotEqual(first, Page("2"));
    }

    [Fact]
    public void Lists_ChangedAfterwards_DoNotReachTheRecord()
    {
        var fields = new List<AdditionalField> { new("A", "1") };
        var backup = new Backup { AdditionalFields = fields };

        fields.Clear();

        Assert.Single(backup.AdditionalFields);
    }

    private static BackupPage Page(string raw) => new()
    {
        Backups =
        [
            new Backup { DatabaseLinks = [new DatabaseLink { Database = "a" }], AdditionalFields = [new AdditionalField("New", raw)] },
        ],
        UnreadableFields = [new UnreadableField(0, "Checksum", "*")],
    };
}
