using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using NodaTime;

namespace AliRds.Backups.Client.HostileTests.Models;

/// <summary>Models as JSON, by reflection and by source generation: all is there, secrets are not, and it can be read again.</summary>
public sealed class JsonTests
{
    private const string MaskedLink = "http://rdsbak.oss-cn-hangzhou.aliyuncs.com/custins1/data_qp.xb?(signature hidden)";

    private static readonly JsonSerializerOptions Loose = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private static readonly JsonSerializerOptions Revealing = new() { Converters = { BackupJsonConverter.RevealingLinks } };
    private static readonly ConsumerJsonContext RevealingContext = new(
        new JsonSerializerOptions { Converters = { BackupJsonConverter.RevealingLinks } });

    public static TheoryData<bool> Ways => [false, true];

    [Theory]
    [MemberData(nameof(Ways))]
    public void Serialize_Backup_WritesTextsNumbersAndTimes(bool isGenerated)
    {
        var json = JsonNode.Parse(Write(Samples.Backup, isGenerated))!.AsObject();

        Assert.Equal("99999999999999999999", (string?)json["BackupId"]);
        Assert.Equal("rm-\"备份\"", (string?)json["DbInstanceId"]);
        Assert.Equal("Success", (string?)json["Status"]);
        Assert.Equal("a new mode", (string?)json["Mode"]);
        Assert.Equal("1", (string?)json["StorageClass"]);
        Assert.Equal("2026-01-01T18:20:12Z", (string?)json["StartTime"]);
        Assert.Equal("2026-01-01T18:22:53.123456789Z", (string?)json["EndTime"]);
        Assert.Equal("9999-12-31T23:59:59Z", (string?)json["ExpectedExpireTime"]);
        Assert.Equal("PT2M41.1234567S", (string?)json["Duration"]);
        Assert.Equal(MaskedLink, (string?)json["DownloadLink"]);
        Assert.Equal("https://h/plain", (string?)json["IntranetDownloadLink"]);
        Assert.Equal(MaskedLink, (string?)json["DatabaseLinks"]![0]!["DownloadLink"]);
        Assert.True((bool)json["IsDownloadable"]!);
        Assert.Equal(typeof(Backup).GetProperties().Select(property => property.Name).Order(), json.Select(member => member.Key).Order());
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public void Serialize_Page_HoldsNoSignature(bool isGenerated)
    {
        var page = Samples.Page with
        {
            AdditionalFields =
            [
                new AdditionalField("Text", Samples.Link),
                new AdditionalField("Json", $"{{\"url\":\"{Samples.Link}\"}}"),
                new AdditionalField("Escaped", "\"http:\\/\\/h\\/a\\u003F" + Samples.Signature + "\""),
                new AdditionalField("Query", "Expires=1&" + Samples.Signature),
            ],
        };

        var json = Write(page, isGenerated);

        Assert.DoesNotContain("aj%2BORL", json, StringComparison.Ordinal);
        Assert.DoesNotContain("aj%2BORL", JsonSerializer.Serialize(page, Loose), StringComparison.Ordinal);
        Assert.Equal(
            ["Text", "Json", "Escaped", "Query"], Read<BackupPage>(json, isGenerated).AdditionalFields.Select(field => field.Name));
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public void RoundTrip_WithLinksRevealed_GivesEqualModels(bool isGenerated)
    {
        var json = isGenerated
            ? JsonSerializer.Serialize(Samples.Page, RevealingContext.BackupPage)
            : JsonSerializer.Serialize(Samples.Page, Revealing);

        var page = Read<BackupPage>(json, isGenerated);

        Assert.Equal(Samples.Page, page);
        Assert.Equal(Samples.Page.GetHashCode(), page.GetHashCode());
        Assert.Equal(Samples.Link, page.Backups[0].DownloadLink!.Reveal());
        Assert.Equal(Samples.Page.ContinuationToken, page.ContinuationToken);
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public void RoundTrip_WithLinksMasked_LosesTheSignaturesOnly(bool isGenerated)
    {
        var json = Write(Samples.Page, isGenerated);

        var page = Read<BackupPage>(json, isGenerated);

        Assert.Equal(json, Write(page, isGenerated));
        Assert.Equal(Samples.Page, page with { Backups = [page.Backups[0] with { DownloadLink = Samples.Backup.DownloadLink, DatabaseLinks = Samples.Backup.DatabaseLinks }, page.Backups[1]] });
        var link = page.Backups[0].DownloadLink!;
        Assert.Equal(MaskedLink, link.ToString());
        Assert.Equal(NodaConstants.UnixEpoch, link.ExpiresAt);
        Assert.NotEqual(Samples.Backup.DownloadLink, link);
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public void RoundTrip_IdsAsKeysOfADictionary_Hold(bool isGenerated)
    {
        var backups = new Dictionary<DbInstanceId, List<Backup>> { [new DbInstanceId("rm-1")] = [new Backup { BackupId = new BackupId("7") }] };

        var json = isGenerated
            ? JsonSerializer.Serialize(backups, ConsumerJsonContext.Default.DictionaryDbInstanceIdListBackup)
            : JsonSerializer.Serialize(backups);

        Assert.StartsWith("{\"rm-1\":[{\"BackupId\":\"7\"", json, StringComparison.Ordinal);
        var read = Read<Dictionary<DbInstanceId, List<Backup>>>(json, isGenerated);
        Assert.Equal(new Backup { BackupId = new BackupId("7") }, Assert.Single(read[new DbInstanceId("rm-1")]));
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public void RoundTrip_RecoveryTimeRange_Holds(bool isGenerated)
    {
        var json = Write(Samples.Range, isGenerated);

        Assert.StartsWith(
            "{\"DbInstanceId\":\"rm-1\",\"EarliestTime\":\"2026-11-16T18:24:07Z\",\"LatestTime\":\"2026-11-24T15:58:31Z\",\"UnavailableReason\":\"MissingLogs\"",
            json,
            StringComparison.Ordinal);
        Assert.Equal(Samples.Range, Read<RecoveryTimeRange>(json, isGenerated));
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public void Deserialize_NothingOrNulls_GiveAnEmptyModel(bool isGenerated)
    {
        Assert.Equal(new Backup(), Read<Backup>("{}", isGenerated));
        Assert.Equal(new Backup(), Read<Backup>("{\"DatabaseLinks\":null,\"AdditionalFields\":null,\"BackupId\":null,\"Status\":null,\"StartTime\":null,\"DownloadLink\":null}", isGenerated));
        Assert.Equal(new BackupPage(), Read<BackupPage>("{\"Backups\":null,\"UnreadableFields\":null}", isGenerated));
        Assert.Equal(new Backup { BackupId = new BackupId("7") }, Read<Backup>("{\"BackupId\":7}", isGenerated));
        Assert.Equal(
            new Backup { StartTime = Instant.FromUtc(2026, 1, 1, 0, 0) },
            Read<Backup>("{\"StartTime\":\"2026-01-01T08:00:00+08:00\"}", isGenerated));
    }

    [Theory]
    [InlineData("{\"BackupId\":{}}", "$.BackupId")]
    [InlineData("{\"BackupId\":\" 7\"}", "$.BackupId")]
    [InlineData("{\"BackupId\":true}", "$.BackupId")]
    [InlineData("{\"Status\":[]}", "$.Status")]
    [InlineData("{\"Status\":\" \"}", "$.Status")]
    [InlineData("{\"StartTime\":\"yesterday\"}", "$.StartTime")]
    [InlineData("{\"StartTime\":5}", "$.StartTime")]
    [InlineData("{\"DownloadLink\":\"ftp://h/a?Signature=hidden\"}", "$.DownloadLink")]
    [InlineData("{\"DownloadLink\":\"http://\\u0000?Signature=hidden\"}", "$.DownloadLink")]
    [InlineData("{\"DownloadLink\":7}", "$.DownloadLink")]
    public void Deserialize_WhatIsNone_IsAJsonExceptionThatNamesThePlace(string json, string path) =>
        Assert.All([false, true], isGenerated =>
    {
        var exception = Assert.Throws<JsonException>(() => Read<Backup>(json, isGenerated));

        Assert.Equal(path, exception.Path);
        Assert.DoesNotContain("hidden", exception.ToString(), StringComparison.Ordinal);
    });

    [Fact]
    public void RoundTrip_WithWebOptions_Holds()
    {
        var options = new JsonSerializerOptions(JsonSerializerDefaults.Web) { Converters = { BackupJsonConverter.RevealingLinks }, WriteIndented = true };

        var json = JsonSerializer.Serialize(Samples.Page, options);

        Assert.Contains("\"backupId\": \"99999999999999999999\"", json, StringComparison.Ordinal);
        Assert.Equal(Samples.Page, JsonSerializer.Deserialize<BackupPage>(json, options));
    }

    [Fact]
    public void ToString_OfAPage_PrintsItsListsAndNoSignature()
    {
        var text = Samples.Page.ToString();

        Assert.Contains("Backups = [Backup { BackupId = 99999999999999999999", text, StringComparison.Ordinal);
        Assert.DoesNotContain("aj%2BORL", text, StringComparison.Ordinal);
        Assert.DoesNotContain("EquatableList", text, StringComparison.Ordinal);
        Assert.DoesNotContain("System.", text, StringComparison.Ordinal);
    }

    private static string Write<T>(T value, bool isGenerated) =>
        isGenerated ? JsonSerializer.Serialize(value, typeof(T), ConsumerJsonContext.Default) : JsonSerializer.Serialize(value);

    private static T Read<T>(string json, bool isGenerated) =>
        isGenerated ? (T)JsonSerializer.Deserialize(json, typeof(T), ConsumerJsonContext.Default)! : JsonSerializer.Deserialize<T>(json)!;
}

/// <summary>Source generation as a user's program has it: in another assembly, which sees only public types.</summary>
[JsonSerializable(typeof(Backup))]
[JsonSerializable(typeof(BackupPage))]
[JsonSerializable(typeof(Dictionary<DbInstanceId, List<Backup>>))]
[JsonSerializable(typeof(BackupLink))]
[JsonSerializable(typeof(RecoveryTimeRange))]
internal sealed partial class ConsumerJsonContext : JsonSerializerContext;
