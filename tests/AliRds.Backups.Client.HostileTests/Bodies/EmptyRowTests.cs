using AliRds.Backups.Client.HostileTests.Support;

namespace AliRds.Backups.Client.HostileTests.Bodies;

/// <summary>What says nothing is no row, and is reported.</summary>
public sealed class EmptyRowTests
{
    [Theory]
    [InlineData("<R><Items><Backup/><Backup><BackupId>1</BackupId></Backup><Backup></Backup><Backup> </Backup></Items></R>", 3)]
    [InlineData("{\"Items\":{\"Backup\":[{},{\"BackupId\":1},null,\"\",{}]}}", 4)]
    [InlineData("{\"Items\":{\"Backup\":[null,{\"BackupId\":1}]}}", 1)]
    public async Task Describe_EmptyRows_AreReportedAndNoBackups(string body, int dropped)
    {
        var page = await Swallowed.PageAsync(Reply(body));

        Assert.Equal("1", Assert.Single(page.Backups).BackupId.Value);
        Assert.Equal(dropped, page.UnreadableFields.Count);
        Assert.All(page.UnreadableFields, field => Assert.Equal((null, "Backup"), (field.Row, field.Name)));
    }

    [Theory]
    [InlineData("<R><Items><Backup/></Items><TotalRecordCount>0</TotalRecordCount></R>")]
    [InlineData("{\"Items\":{\"Backup\":[{}]},\"TotalRecordCount\":0}")]
    [InlineData("{\"Items\":{\"Backup\":[null]},\"TotalRecordCount\":0}")]
    [InlineData("{\"Items\":{\"Backup\":{}},\"TotalRecordCount\":0}")]
    public async Task Describe_NothingButAnEmptyRow_IsAnEmptyPageThatReportsIt(string body)
    {
        var page = await Swallowed.PageAsync(Reply(body));

        Assert.Empty(page.Backups);
        Assert.Equal("Backup", Assert.Single(page.UnreadableFields).Name);
    }

    [Theory]
    [InlineData("<R><Items><Backup/></Items><PageRecordCount>1</PageRecordCount></R>")]
    [InlineData("{\"Items\":{\"Backup\":[{}]},\"PageRecordCount\":1}")]
    [InlineData("{\"Items\":{\"Backup\":[null]},\"PageRecordCount\":1}")]
    public async Task Describe_EmptyRowThatIsCounted_IsAFormatError(string body) => Assert.Contains(
        "it announces 1 backups but contains none", (await Swallowed.ErrorAsync<RdsResponseFormatException>(Reply(body))).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("<R><Items><Backup><BackupId/></Backup></Items></R>")]
    [InlineData("{\"Items\":{\"Backup\":[{\"BackupId\":null}]}}")]
    [InlineData("{\"Items\":{\"Backup\":[{\"BackupDownloadLinkByDB\":{}}]}}")]
    public async Task Describe_RowOfEmptyFields_IsARow(string body) => Assert.Single((await Swallowed.PageAsync(Reply(body))).Backups);

    private static RawReply Reply(string body) => body[0] == '<' ? RawReply.Xml(body) : RawReply.Json(body);
}
