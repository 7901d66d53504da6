using AliRds.Backups.Client.Tests.Support;
using NodaTime;

namespace AliRds.Backups.Client.Tests.Rpc.Wire;

/// <summary>The service sends texts for numbers, numbers for texts, null, and objects. None of it loses a row.</summary>
public sealed class ScalarDriftTests
{
    [Theory]
    [InlineData("5242880", 5242880L)]
    [InlineData("\"5242880\"", 5242880L)]
    [InlineData("\"9223372036854775807\"", long.MaxValue)]
    [InlineData("0", 0L)]
    [InlineData("null", null)]
    [InlineData("\"\"", null)]
    public void Size_InAnyScalarForm_IsRead(string json, long? expected)
    {
        var page = Responses.Read(Bodies.Json($"\"BackupSize\":{json}"));

        Assert.Equal(expected, Assert.Single(page.Backups).Size);
        Assert.Empty(page.UnreadableFields);
    }

    [Theory]
    [InlineData("true")]
    [InlineData("\"5 MB\"")]
    [InlineData("1.5")]
    [InlineData("9223372036854775808")]
    [InlineData("{}")]
    [InlineData("[1,{\"a\":[]}]")]
    public void Size_ThatIsNoNumber_IsReportedAndTheRowIsKept(string json)
    {
        var page = Responses.Read(Bodies.Json($"\"BackupId\":\"1\",\"BackupSize\":{json},\"BackupStatus\":\"Success\""));

        var backup = Assert.Single(page.Backups);
        Assert.Equal((new BackupId("1"), null, BackupStatus.Success), (backup.BackupId, backup.Size, backup.Status));
        Assert.Equal(new UnreadableField(0, "BackupSize", json.Trim('"')), Assert.Single(page.UnreadableFields));
    }

    [Theory]
    [InlineData("327329803", "327329803")]
    [InlineData("\"327329803\"", "327329803")]
    [InlineData("99999999999999999999", "99999999999999999999")]
    [InlineData("\" 7 \"", "7")]
    [InlineData("true", "true")]
    public void BackupId_NumberOrText_KeepsItsDigits(string json, string expected) =>
        Assert.Equal(new BackupId(expected), Responses.Read(Bodies.Json($"\"BackupId\":{json}")).Backups[0].BackupId);

    [Theory]
    [InlineData("null")]
    [InlineData("\"\"")]
    [InlineData("\"  \"")]
    [InlineData("{\"x\":1}")]
    public void BackupId_NullEmptyOrObject_LeavesItEmptyAndKeepsTheRow(string json)
    {
        var backup = Assert.Single(Responses.Read(Bodies.Json($"\"BackupId\":{json},\"BackupSize\":3")).Backups);

        Assert.True(backup.BackupId.IsEmpty);
        Assert.Equal(3, backup.Size);
    }

    [Theory]
    [InlineData("2026-01-01T18:20:12Z", 12, 0)]
    [InlineData("2026-01-01T18:20Z", 0, 0)]
    [InlineData("2026-01-01T18:20", 0, 0)]
    [InlineData("2026-01-01T18:20:12", 12, 0)]
    [InlineData("2026-01-01T18:20:12.5Z", 12, 500_000_000)]
    [InlineData("2026-01-01T18:20:12.123456789", 12, 123_456_789)]
    public void StartTime_InAnyDocumentedForm_IsRead(string text, int second, int nanosecond)
    {
        var expected = Instant.FromUtc(2026, 1, 1, 18, 20, second).PlusNanoseconds(nanosecond);

        Assert.Equal(expected, Responses.Read(Bodies.Json($"\"BackupStartTime\":\"{text}\"")).Backups[0].StartTime);
        Assert.Equal(expected, Responses.Read(Bodies.Xml($"<BackupStartTime>{text}</BackupStartTime>")).Backups[0].StartTime);
    }

    [Theory]
    [InlineData("\"2026-02-30T00:00Z\"")]
    [InlineData("\"2026-01-01T24:00Z\"")]
    [InlineData("\"2026-01-01 18:20:12\"")]
    [InlineData("\"2026-01-01T18:20:12+99:00\"")]
    [InlineData("\"2026-01-01T18:20:12.Z\"")]
    [InlineData("\"2026-01-01T18:20:12.1234567890Z\"")]
    [InlineData("\"yesterday\"")]
    [InlineData("\"Z\"")]
    [InlineData("1576506856")]
    public void StartTime_ThatIsNoTime_IsReported(string json)
    {
        var page = Responses.Read(Bodies.Json($"\"BackupStartTime\":{json}"));

        Assert.Null(Assert.Single(page.Backups).StartTime);
        Assert.Equal("BackupStartTime", Assert.Single(page.UnreadableFields).Name);
    }

    [Theory]
    [InlineData("0", null)]
    [InlineData("\"0\"", null)]
    [InlineData("null", null)]
    [InlineData("\"\"", null)]
    [InlineData("1576506856", 1576506856L)]
    [InlineData("\"1576506856\"", 1576506856L)]
    public void ConsistentTime_UnixSeconds_ZeroIsNone(string json, long? seconds)
    {
        var page = Responses.Read(Bodies.Json($"\"ConsistentTime\":{json}"));

        Assert.Equal(seconds, page.Backups[0].ConsistentTime?.ToUnixTimeSeconds());
        Assert.Empty(page.UnreadableFields);
    }

    [Theory]
    [InlineData("-1")]
    [InlineData("9223372036854775807")]
    [InlineData("\"soon\"")]
    public void ConsistentTime_OutOfRange_IsReported(string json)
    {
        var page = Responses.Read(Bodies.Json($"\"ConsistentTime\":{json}"));

        Assert.Null(page.Backups[0].ConsistentTime);
        Assert.Single(page.UnreadableFields);
    }

    [Theory]
    [InlineData("1", true)]
    [InlineData("\"1\"", true)]
    [InlineData("true", true)]
    [InlineData("\"True\"", true)]
    [InlineData("0", false)]
    [InlineData("false", false)]
    [InlineData("null", null)]
    [InlineData("\"\"", null)]
    public void IsAvail_InAnyForm_IsRead(string json, bool? expected)
    {
        var page = Responses.Read(Bodies.Json($"\"IsAvail\":{json},\"CopyOnlyBackup\":{json}"));

        Assert.Equal((expected, expected), (page.Backups[0].IsAvailable, page.Backups[0].IsCopyOnly));
        Assert.Empty(page.UnreadableFields);
    }

    [Theory]
    [InlineData("2")]
    [InlineData("\"yes\"")]
    [InlineData("[]")]
    public void IsAvail_OtherValue_IsReported(string json)
    {
        var page = Responses.Read(Bodies.Json($"\"IsAvail\":{json}"));

        Assert.Null(page.Backups[0].IsAvailable);
        Assert.Equal("IsAvail", Assert.Single(page.UnreadableFields).Name);
    }

    [Theory]
    [InlineData("\"{}\"", "{}")]
    [InlineData("{}", "{}")]
    [InlineData("{ \"k\" : [1] }", "{ \"k\" : [1] }")]
    [InlineData("\"{\\\"k\\\":1}\"", "{\"k\":1}")]
    [InlineData("null", null)]
    [InlineData("\"\"", null)]
    public void Encryption_ObjectOrText_IsJsonText(string json, string? expected)
    {
        var page = Responses.Read(Bodies.Json($"\"Encryption\":{json}"));

        Assert.Equal(expected, page.Backups[0].Encryption);
        Assert.Empty(page.UnreadableFields);
    }

    [Theory]
    [InlineData("\"1234567890**********\"")]
    [InlineData("\"18446744073709551616\"")]
    [InlineData("-1")]
    public void Checksum_MaskedOrTooLarge_IsReportedAndTheRowIsKept(string json)
    {
        var page = Responses.Read(Bodies.Json($"\"BackupId\":\"1\",\"Checksum\":{json}"));

        Assert.Null(Assert.Single(page.Backups).Checksum);
        Assert.Equal(new UnreadableField(0, "Checksum", json.Trim('"')), Assert.Single(page.UnreadableFields));
    }

    [Theory]
    [InlineData("8", "8")]
    [InlineData("8.0", "8.0")]
    [InlineData("\"8.0\"", "8.0")]
    public void EngineVersion_NumberOrText_IsText(string json, string expected) =>
        Assert.Equal(expected, Responses.Read(Bodies.Json($"\"EngineVersion\":{json},\"StorageClass\":0")).Backups[0].EngineVersion);

    [Theory]
    [InlineData("{\"PageNumber\":\"2\",\"PageRecordCount\":\"0\",\"TotalRecordCount\":\"100\",\"Items\":{}}")]
    [InlineData("{\"PageNumber\":2,\"PageRecordCount\":0,\"TotalRecordCount\":100,\"Items\":{}}")]
    [InlineData("<R><PageNumber>2</PageNumber><PageRecordCount>0</PageRecordCount><TotalRecordCount>100</TotalRecordCount><Items/></R>")]
    public void Counters_NumberOrText_AreRead(string body)
    {
        var page = Responses.Read(body);

        Assert.Equal((2, 0, 100L), (page.PageNumber, page.PageRecordCount, page.TotalRecordCount));
    }

    [Fact]
    public void Counters_ThatAreNoNumbers_AreReportedWithoutARow()
    {
        var page = Responses.Read("{\"PageNumber\":\"x\",\"PageRecordCount\":5000000000,\"Items\":{\"Backup\":[{\"BackupId\":1}]}}");

        Assert.Single(page.Backups);
        Assert.Equal(
            [new UnreadableField(null, "PageNumber", "x"), new UnreadableField(null, "PageRecordCount", "5000000000")], page.UnreadableFields);
    }
}
