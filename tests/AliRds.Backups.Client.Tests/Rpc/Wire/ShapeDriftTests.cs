using System.Text;
using AliRds.Backups.Client.Tests.Support;

namespace AliRds.Backups.Client.Tests.Rpc.Wire;

/// <summary>Lists that are missing, null, empty or a single object; members in any order, twice, or unknown.</summary>
public sealed class ShapeDriftTests
{
    [Theory]
    [InlineData("\"Items\":null,")]
    [InlineData("\"Items\":{},")]
    [InlineData("\"Items\":\"\",")]
    [InlineData("\"Items\":[],")]
    [InlineData("")]
    [InlineData("\"Items\":{\"Backup\":null},")]
    [InlineData("\"Items\":{\"Backup\":[]},")]
    [InlineData("\"Items\":{\"Backup\":\"\"},")]
    [InlineData("\"Items\":{\"Backup\":[]},\"New\":1,")]
    public void Read_EmptyListInAnyForm_IsAnEmptyPage(string items)
    {
        var page = Responses.Read($"{{{items}\"TotalRecordCount\":0,\"PageRecordCount\":0}}");

        Assert.Empty(page.Backups);
        Assert.Empty(page.UnreadableFields);
    }

    [Theory]
    [InlineData("{\"New\":1,\"Backup\":[]}")]
    [InlineData("{\"Backup\":\"\",\"New\":1}")]
    public void Read_EmptyListBesideAnUnknownMember_IsAnEmptyPage(string items)
    {
        var page = Responses.Read($"{{\"Items\":{items}}}");

        Assert.Empty(page.Backups);
        Assert.Equal("New", Assert.Single(page.UnreadableFields).Name);
    }

    [Theory]
    [InlineData("<Items/>")]
    [InlineData("<Items></Items>")]
    [InlineData("<Items>\n</Items>")]
    [InlineData("")]
    public void Read_EmptyXmlListInAnyForm_IsAnEmptyPage(string items) =>
        Assert.Empty(Responses.Read(Bodies.XmlPage(items, count: 0)).Backups);

    [Theory]
    [InlineData("{\"Backup\":{\"BackupId\":1}}")]
    [InlineData("{\"Backup\":[{\"BackupId\":1}]}")]
    public void Read_SingleObjectForAnArray_IsOneRow(string items) =>
        Assert.Equal("1", Assert.Single(Responses.Read(Bodies.JsonPage(items, count: 1)).Backups).BackupId.Value);

    [Fact]
    public void Read_RowsWithTheirFieldsInAnotherOrder_AreReadByName()
    {
        var page = Responses.Read(Bodies.JsonPage(
            """
            {"Backup":[
              {"BackupId":1,"BackupStatus":"Success","BackupSize":10,"Engine":"MySQL"},
              {"Engine":"MariaDB","BackupSize":20,"New":0,"BackupStatus":"Failed","BackupId":2},
              {"BackupStatus":"Success","BackupSize":30,"BackupSize":31,"BackupId":3},
              {"BackupId":4,"BackupStatus":"Success","BackupSize":40,"Engine":"MySQL"}]}
            """,
            count: 4));

        Assert.Equal(["1 Success 10 MySQL", "2 Failed 20 MariaDB", "3 Success 31 ", "4 Success 40 MySQL"],
            page.Backups.Select(backup => $"{backup.BackupId} {backup.Status} {backup.Size} {backup.Engine}"));
    }

    [Fact]
    public void Read_RowsThatAreNoObjects_AreReportedBesideTheOthers()
    {
        var page = Responses.Read(Bodies.JsonPage("{\"Backup\":[{\"BackupId\":1},7,null,[\"x\"],{\"BackupId\":2}]}", count: 5));

        Assert.Equal(["1", "2"], page.Backups.Select(backup => backup.BackupId.Value));
        Assert.Equal(["7", "[\"x\"]"], page.UnreadableFields.Where(field => field.RawValue != "null").Select(field => field.RawValue));
    }

    [Fact]
    public void Read_MembersInReverseOrder_GiveTheSamePage()
    {
        var first = Responses.Read(
            "{\"PageRecordCount\":1,\"RequestId\":\"R\",\"Items\":{\"Backup\":[{\"BackupId\":1,\"BackupSize\":2}]}}");
        var second = Responses.Read(
            "{\"Items\":{\"Backup\":[{\"BackupSize\":2,\"BackupId\":1}]},\"RequestId\":\"R\",\"PageRecordCount\":1}");

        Assert.Equal(first, second);
    }

    [Fact]
    public void Read_MembersTwice_TheLastOneCounts()
    {
        var backup = Responses.Read(Bodies.Json("\"BackupSize\":1,\"BackupStatus\":\"Failed\",\"BackupSize\":2,\"BackupStatus\":\"Success\"")).Backups[0];

        Assert.Equal((2L, BackupStatus.Success), (backup.Size, backup.Status));
    }

    [Theory]
    [InlineData("{\"Backup\":[{\"New\":\"text\",\"Other\":[1, 2],\"Third\":{\"a\":null},\"Fourth\":null,\"Fifth\":true}]}", "text", "[1, 2]", "{\"a\":null}", null, "true")]
    public void Read_UnknownJsonFields_AreKeptByNameAndRawValue(string items, params string?[] raw)
    {
        var fields = Responses.Read(Bodies.JsonPage(items, count: 1)).Backups[0].AdditionalFields;

        Assert.Equal(["New", "Other", "Third", "Fourth", "Fifth"], fields.Select(field => field.Name));
        Assert.Equal(raw, fields.Select(field => field.RawValue));
    }

    [Fact]
    public void Read_UnknownXmlFields_AreKeptByNameAndRawValue()
    {
        var fields = Responses.Read(Bodies.Xml("<New>text &amp; more</New><Other><a>1</a><b/></Other><Third/>")).Backups[0].AdditionalFields;

        Assert.Equal(
            [new AdditionalField("New", "text & more"), new AdditionalField("Other", "<a>1</a><b/>"), new AdditionalField("Third", "")], fields);
    }

    [Fact]
    public void Read_FieldWithOtherSpelling_IsAnAdditionalField() =>
        Assert.Equal("HostInstanceId", Assert.Single(Responses.Read(Bodies.Json("\"HostInstanceId\":1")).Backups[0].AdditionalFields).Name);

    [Fact]
    public void Read_EscapedMemberName_IsTheSameName() =>
        Assert.Equal(3, Responses.Read(Bodies.Json("\"\\u0042ackupSize\":3")).Backups[0].Size);

    [Theory]
    [InlineData("\uFEFF")]
    [InlineData("\r\n\t ")]
    [InlineData("\uFEFF \n")]
    public void Read_ByteOrderMarkOrBlanksInFront_AreSkipped(string lead)
    {
        Assert.Equal(2, Responses.Read(lead + SamplePage.Json).Backups.Count);
        Assert.Equal(2, Responses.Read(lead + SamplePage.Xml).Backups.Count);
    }

    [Fact]
    public void Read_XmlWithoutDeclaration_IsRead() =>
        Assert.Equal(2, Responses.Read(SamplePage.Xml[SamplePage.Xml.IndexOf("<Describe", StringComparison.Ordinal)..]).Backups.Count);

    [Fact]
    public void Read_XmlInNamespaceWithCommentsAndInstructions_IsRead()
    {
        var body = "<?xml version='1.0'?><!-- a --><r xmlns='urn:x'><?pi?><Items><!-- b --><Backup><BackupSize>1<!-- c -->2</BackupSize></Backup></Items></r>";

        Assert.Equal(12, Assert.Single(Responses.Read(body).Backups).Size);
    }

    [Fact]
    public void Read_TextWithBrokenEscapes_IsReportedAndTheRowIsKept()
    {
        var page = Responses.Read(Bodies.Json("\"BackupId\":\"1\",\"EngineVersion\":\"\\ud800\""));

        Assert.Null(Assert.Single(page.Backups).EngineVersion);
        Assert.Equal("EngineVersion", Assert.Single(page.UnreadableFields).Name);
    }

    [Fact]
    public void Read_TextWithInvalidUtf8_KeepsTheRow()
    {
        byte[] body = [.. Encoding.UTF8.GetBytes("{\"Items\":{\"Backup\":[{\"BackupId\":1,\"Engine\":\""), 0xFF, 0xC0, .. Encoding.UTF8.GetBytes("\"}]}}")];

        Assert.Equal("1", Assert.Single(Responses.Read(body).Backups).BackupId.Value);
    }

    [Fact]
    public void Read_PageWithoutRequestId_TakesItFromTheHeader()
    {
        Assert.Equal("HEADER-ID", Responses.Read("{\"Items\":{}}").RequestId);
        Assert.Equal(Bodies.RequestId, Responses.Read(SamplePage.Json).RequestId);
    }

    [Theory]
    [InlineData("{\"Items\":{\"DBInstance\":[{\"DBInstanceId\":\"rm-1\"}]},\"TotalRecordCount\":1}")]
    [InlineData("{\"Items\":\"<html>busy</html>\"}")]
    [InlineData("{\"Items\":17,\"TotalRecordCount\":4}")]
    [InlineData("<DescribeBackupsResponse><Items>busy</Items></DescribeBackupsResponse>")]
    [InlineData("<R><Items><![CDATA[busy]]></Items><TotalRecordCount>4</TotalRecordCount></R>")]
    [InlineData("{\"Items\":{\"Backup\":\"later\"}}")]
    [InlineData("{\"Items\":{\"Backup\":[7]}}")]
    [InlineData("<R><Items><BinLogFile><HostInstanceID>1</HostInstanceID></BinLogFile></Items></R>")]
    [InlineData("{\"Items\":{\"Backup\":[]},\"PageRecordCount\":30}")]
    public void Read_ListThatHoldsSomethingElse_IsNeverAnEmptyPage(string body) => Responses.Fails<RdsResponseFormatException>(body);
}
