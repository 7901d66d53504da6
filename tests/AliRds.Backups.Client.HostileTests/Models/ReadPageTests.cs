using System.Text.Json;
using AliRds.Backups.Client.HostileTests.Support;

namespace AliRds.Backups.Client.HostileTests.Models;

/// <summary>Pages that came over the wire, kept as JSON and taken up again.</summary>
public sealed class ReadPageTests
{
    private static readonly JsonSerializerOptions Revealing = new() { Converters = { BackupJsonConverter.RevealingLinks } };

    [Fact]
    public async Task RoundTrip_OddPage_LosesNothing()
    {
        var page = await Swallowed.PageAsync(RawReply.Json(
            """
            {"RequestId":"R","Odd":[1, {"a":null}],"TotalRecordCount":"x","Items":{"Backup":[{},
            {"BackupId":"\u5907","BackupStatus":" Odd ","BackupSize":"5 MB","Engine":"\ud800","New":"\"<\u2028>","Null":null,"BackupStartTime":"2026-01-01T00:00+08:00",
            "BackupDownloadURL":"http://h/a?Signature=a%2Fb","BackupDownloadLinkByDB":[{"DataBase":"d","DownloadLink":"http://h/d?x=y"}],"SlaveStatus":"s"}]}}
            """));

        var again = JsonSerializer.Deserialize<BackupPage>(JsonSerializer.Serialize(page, Revealing));

        Assert.Equal(4, page.UnreadableFields.Count);
        Assert.Equal(page, again);
        Assert.Equal(page.ToString(), again!.ToString());
    }

    [Fact]
    public async Task RoundTrip_PageOfAListing_KeepsWhereItStands()
    {
        var rows = Enumerable.Range(0, 65).Select(HandMade.Row).ToList();
        await using var server = RawServer.Answer(request =>
            RawReply.Json(HandMade.Page(HandMade.Slice(rows, request), "65", request.Parameter("PageNumber")!)));
        using var client = HostileClient.Connect(server);
        var request = DescribeBackupsRequest.For(HandMade.Instance).WithPageSize(30).Build();
        var first = await client.GetBackupPagesAsync(request, cancellationToken: TestContext.Current.CancellationToken)
            .FirstAsync(TestContext.Current.CancellationToken);

        var kept = JsonSerializer.Deserialize<BackupPage>(JsonSerializer.Serialize(first))!;
        var rest = await client.GetBackupsAsync(
            request, new ListingOptions { ContinuationToken = kept.ContinuationToken }, TestContext.Current.CancellationToken)
            .CountAsync(TestContext.Current.CancellationToken);

        Assert.NotNull(kept.ContinuationToken);
        Assert.Equal(first, kept);
        Assert.Equal(65, kept.Backups.Count + rest);
    }

    [Theory]
    [InlineData("http://h/a?Signature=hidden")]
    [InlineData("http:\\/\\/h/a\\u003fSignature=hidden")]
    [InlineData(" http://h/a?Signature=hidden ")]
    [InlineData("http://h/a?Signature=hidden bad")]
    [InlineData("http://h/a%3FSignature=hidden")]
    public async Task Serialize_LinkInAnyPlace_ShowsNoSignature(string link)
    {
        var page = await Swallowed.PageAsync(RawReply.Json(
            $$$"""
            {"Extra":"{{{link}}}","RequestId":"R","Items":{"Backup":[{"BackupDownloadURL":"{{{link}}}","BackupSize":"{{{link}}}","New":"{{{link}}}","Nested":["{{{link}}}"],
            "BackupDownloadLinkByDB":[{"DownloadLink":"{{{link}}}"},{"Odd":"{{{link}}}"}]}]}}
            """));

        Assert.DoesNotContain("=hidden", JsonSerializer.Serialize(page), StringComparison.Ordinal);
        Assert.DoesNotContain("=hidden", page.ToString(), StringComparison.Ordinal);
    }
}
