using AliRds.Backups.Client.Tests.Support;

namespace AliRds.Backups.Client.Tests.Rpc.Wire;

/// <summary>Links that are there, not there, or something else; one a backup or one a database.</summary>
public sealed class LinkDriftTests
{
    private const string One = "{\"DataBase\":\"orders\",\"DownloadLink\":\"http://h/a?x=1\",\"IntranetDownloadLink\":null}";
    private const string Two = "{\"DataBase\":\"people\",\"DownloadLink\":\"\",\"IntranetDownloadLink\":\"http://i/b?x=2\"}";

    [Theory]
    [InlineData("null")]
    [InlineData("\"\"")]
    [InlineData("\"null\"")]
    public void Link_NullEmptyOrTheWordNull_IsNone(string json)
    {
        var page = Responses.Read(Bodies.Json($"\"BackupDownloadURL\":{json},\"BackupIntranetDownloadURL\":{json}"));

        Assert.Null(page.Backups[0].DownloadLink);
        Assert.Null(page.Backups[0].IntranetDownloadLink);
        Assert.Empty(page.UnreadableFields);
    }

    [Theory]
    [InlineData("http://h/%E5%A4%87.xb?Expires=1&Signature=a%2Fb%3D%20c~")]
    [InlineData("HTTPS://H/a/../b?x=%7e&y=+")]
    public void Link_Text_IsKeptByteForByte(string link)
    {
        Assert.Equal(link, Responses.Read(Bodies.Json($"\"BackupDownloadURL\":\"{link}\"")).Backups[0].DownloadLink!.Reveal());
        Assert.Equal(link, Responses.Read(Bodies.Xml($"<BackupDownloadURL><![CDATA[{link}]]></BackupDownloadURL>")).Backups[0].DownloadLink!.Reveal());
    }

    [Theory]
    [InlineData("\"ftp://h/a?Signature=s3cret\"")]
    [InlineData("\"not yet?Signature=s3cret\"")]
    [InlineData("17")]
    [InlineData("{\"Url\":\"http://h/a?Signature=s3cret\"}")]
    [InlineData("{\"Url\":\"http://h/a\\u003fSignature=s3cret\"}")]
    [InlineData("\"http://h/\\ud800\\u003fSignature=s3cret\"")]
    [InlineData("\"http://h/ a%3FSignature=s3cret\"")]
    public void Link_OfAnotherKind_IsReportedWithoutItsQuery(string json)
    {
        var page = Responses.Read(Bodies.Json($"\"BackupDownloadURL\":{json}"));

        Assert.Null(page.Backups[0].DownloadLink);
        Assert.DoesNotContain("s3cret", Assert.Single(page.UnreadableFields).RawValue, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData($"{{\"BackupDownloadLinkByDB\":[{One},{Two}]}}")]
    [InlineData($"{{\"BackupDownloadLinkByDBItem\":[{One},{Two}]}}")]
    [InlineData($"[{One},{Two}]")]
    public void DatabaseLinks_InEveryDocumentedShape_AreRead(string json)
    {
        var page = Responses.Read(Bodies.Json($"\"BackupDownloadLinkByDB\":{json}"));

        Assert.Equal(
            [
                new DatabaseLink { Database = "orders", DownloadLink = new BackupLink("http://h/a?x=1") },
                new DatabaseLink { Database = "people", IntranetDownloadLink = new BackupLink("http://i/b?x=2") },
            ],
            page.Backups[0].DatabaseLinks);
        Assert.Empty(page.UnreadableFields);
    }

    [Theory]
    [InlineData($"{One}")]
    [InlineData($"{{\"BackupDownloadLinkByDB\":{One}}}")]
    public void DatabaseLinks_SingleObject_IsOneLink(string json) =>
        Assert.Equal(
            "orders", Assert.Single(Responses.Read(Bodies.Json($"\"BackupDownloadLinkByDB\":{json}")).Backups[0].DatabaseLinks).Database);

    [Theory]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("\"\"")]
    [InlineData("\"null\"")]
    [InlineData("{\"BackupDownloadLinkByDB\":[]}")]
    [InlineData("{\"BackupDownloadLinkByDB\":null}")]
    [InlineData("{\"BackupDownloadLinkByDBItem\":\"\"}")]
    public void DatabaseLinks_EmptyInAnyForm_AreNone(string json)
    {
        var page = Responses.Read(Bodies.Json($"\"BackupDownloadLinkByDB\":{json}"));

        Assert.Empty(page.Backups[0].DatabaseLinks);
        Assert.Empty(page.UnreadableFields);
    }

    [Theory]
    [InlineData("<BackupDownloadLinkByDB><BackupDownloadLinkByDB><DataBase>a</DataBase></BackupDownloadLinkByDB><BackupDownloadLinkByDB><DataBase>b</DataBase></BackupDownloadLinkByDB></BackupDownloadLinkByDB>")]
    [InlineData("<BackupDownloadLinkByDB><BackupDownloadLinkByDBItem><DataBase>a</DataBase></BackupDownloadLinkByDBItem><BackupDownloadLinkByDBItem><DataBase>b</DataBase></BackupDownloadLinkByDBItem></BackupDownloadLinkByDB>")]
    [InlineData("<BackupDownloadLinkByDB><DataBase>a</DataBase></BackupDownloadLinkByDB><BackupDownloadLinkByDB><DataBase>b</DataBase></BackupDownloadLinkByDB>")]
    public void DatabaseLinks_InXml_AreRead(string elements) =>
        Assert.Equal(["a", "b"], Responses.Read(Bodies.Xml(elements)).Backups[0].DatabaseLinks.Select(link => link.Database));

    [Fact]
    public void DatabaseLinks_OfOneRow_DoNotReachTheNext()
    {
        var page = Responses.Read(Bodies.JsonPage($"{{\"Backup\":[{{\"BackupDownloadLinkByDB\":[{One}]}},{{\"BackupId\":2}}]}}", count: 2));

        Assert.Equal([1, 0], page.Backups.Select(backup => backup.DatabaseLinks.Count));
    }

    [Fact]
    public void DatabaseLinks_WithUnknownOrUnreadableMembers_AreReportedAndKept()
    {
        var page = Responses.Read(Bodies.Json("\"BackupDownloadLinkByDB\":[{\"DataBase\":\"a\",\"New\":1,\"DownloadLink\":5},\"x\"]"));

        Assert.Equal("a", Assert.Single(page.Backups[0].DatabaseLinks).Database);
        Assert.Equal(["New", "DownloadLink", "BackupDownloadLinkByDB"], page.UnreadableFields.Select(field => field.Name));
    }
}
