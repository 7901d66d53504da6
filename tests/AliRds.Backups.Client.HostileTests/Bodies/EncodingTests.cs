using System.Text;
using AliRds.Backups.Client.HostileTests.Support;

namespace AliRds.Backups.Client.HostileTests.Bodies;

/// <summary>What is not UTF-8 is named as what it is, and a row is not lost by one bad text.</summary>
public sealed class EncodingTests
{
    /// <summary>Two Chinese characters in GBK, which are not UTF-8.</summary>
    private static readonly byte[] Gbk = [0xB1, 0xB8, 0xB7, 0xDD];

    private const string Json = "{\"RequestId\":\"R\",\"Items\":{\"Backup\":[{\"BackupId\":1,\"DBInstanceComment\":\"备份\"}]}}";
    private const string Xml = "<R><Items><Backup><BackupId>1</BackupId><DBInstanceComment>备份</DBInstanceComment></Backup></Items></R>";

    public static TheoryData<string, int> Wide => new() { { Json, 200 }, { Xml, 200 }, { Json, 503 }, { Xml, 404 } };

    [Theory]
    [MemberData(nameof(Wide))]
    public async Task Describe_Utf16OrUtf32_IsNamed(string body, int status)
    {
        Assert.Contains("it is encoded in UTF-16", (await FailAsync([.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes(body)], status)).Message, StringComparison.Ordinal);
        Assert.Contains("it is encoded in UTF-16", (await FailAsync([.. Encoding.BigEndianUnicode.GetPreamble(), .. Encoding.BigEndianUnicode.GetBytes(body)], status)).Message, StringComparison.Ordinal);
        Assert.Contains(
            "it is encoded in UTF-16", (await FailAsync(Encoding.Unicode.GetBytes(body), status)).Message, StringComparison.Ordinal);
        Assert.Contains("it is encoded in UTF-16", (await FailAsync(Encoding.BigEndianUnicode.GetBytes(body), status)).Message, StringComparison.Ordinal);
        Assert.Contains("it is encoded in UTF-32", (await FailAsync([.. Encoding.UTF32.GetPreamble(), .. Encoding.UTF32.GetBytes(body)], status)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("application/json;charset=GBK")]
    [InlineData("application/json; charset=\"gbk\"")]
    [InlineData("APPLICATION/JSON; Charset = gbk ;x=y")]
    public async Task Describe_EncodingInTheHeader_IsNamed(string contentType)
    {
        var exception = await FailAsync(
            With("{\"Items\":{\"Backup\":[{\"BackupId\":1,\"DBInstanceComment\":\"", Gbk, "\"}]}}"), 200, contentType);

        Assert.Contains("it is encoded in gbk, but the client reads only UTF-8", exception.Message, StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData("<?xml version=\"1.0\" encoding=\"GBK\"?>")]
    [InlineData("<?xml version='1.0' encoding = 'GBK' standalone='yes'?>")]
    public async Task Describe_EncodingInTheXmlDeclaration_IsNamed(string declaration)
    {
        var exception = await FailAsync(
            With($"{declaration}<R><Items><Backup><DBInstanceComment>", Gbk, "</DBInstanceComment></Backup></Items></R>"), 200);

        Assert.Contains("it is encoded in GBK, but the client reads only UTF-8", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Describe_ProxyPageInGbk_IsNamed() => Assert.Contains(
        "it is encoded in gb2312", (await FailAsync(With("<html><h1>", Gbk, "</h1><hr></html>"), 502, "text/html; charset=gb2312")).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("{\"Items\":{\"Backup\":[{\"BackupId\":1,\"DBInstanceComment\":\"", "\",\"BackupSize\":5}]}}")]
    [InlineData("<R><Items><Backup><BackupId>1</BackupId><DBInstanceComment>", "</DBInstanceComment><BackupSize>5</BackupSize></Backup></Items></R>")]
    [InlineData("{\"Items\":{\"Backup\":[{\"BackupId\":1,\"New\":\"", "\",\"BackupSize\":5}]}}")]
    [InlineData("<R><Items><Backup><BackupId>1</BackupId><New>", "</New><BackupSize>5</BackupSize></Backup></Items></R>")]
    [InlineData("{\"Items\":{\"Backup\":[{\"BackupId\":1,\"New\":[\"", "\"],\"BackupSize\":5}]}}")]
    [InlineData("{\"Items\":{\"Backup\":[{\"BackupId\":1,\"BackupDownloadURL\":\"http://h/", "\",\"BackupSize\":5}]}}")]
    public async Task Describe_TextThatIsNotUtf8_KeepsTheRowAndSaysSo(string before, string behind)
    {
        var page = await Swallowed.PageAsync(new RawReply { Body = With(before, Gbk, behind) });

        var backup = Assert.Single(page.Backups);
        Assert.Equal(("1", 5L), (backup.BackupId.Value, backup.Size));
        var field = Assert.Single(page.UnreadableFields);
        Assert.Contains("not UTF-8", field.RawValue, StringComparison.Ordinal);
        Assert.Contains("B1B8B7DD", field.RawValue, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{\"Items\":{\"Backup\":[{\"", "\":1}]}}")]
    [InlineData("<R><Items><Backup><", "/></Backup></Items></R>")]
    public async Task Describe_NameThatIsNotUtf8_SaysSo(string before, string behind) =>
        Assert.Contains(
            "a name in it is not valid UTF-8", (await FailAsync(With(before, Gbk, behind), 200)).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("application/json;charset=GBK")]
    [InlineData("text/plain;charset=utf-16")]
    [InlineData("application/json;charset=")]
    public async Task Describe_AsciiWithAWrongEncodingInTheHeader_IsRead(string contentType)
    {
        var reply = new RawReply { ContentType = contentType, Body = Encoding.ASCII.GetBytes("{\"Items\":{\"Backup\":[{\"BackupId\":1}]}}") };

        Assert.Single((await Swallowed.PageAsync(reply)).Backups);
    }

    [Theory]
    [InlineData("text/xml;charset=utf-8")]
    [InlineData("text/xml;charset=\"UTF8\"")]
    [InlineData("text/xml")]
    [InlineData("junk")]
    public async Task Describe_Utf8_IsRead(string contentType)
    {
        var reply = new RawReply { ContentType = contentType, Body = Encoding.UTF8.GetBytes("<?xml version='1.0' encoding='Utf-8'?>" + Xml) };

        Assert.Equal("备份", Assert.Single((await Swallowed.PageAsync(reply)).Backups).Legacy?.DbInstanceComment);
    }

    [Fact]
    public async Task Describe_CompressedBodyThatSaysNothingOfIt_IsNamed() => Assert.Contains(
        "it is gzip-compressed, but no header says so", (await FailAsync([0x1F, 0x8B, 8, 0, 0, 0, 0, 0], 200)).Message, StringComparison.Ordinal);

    private static Task<RdsResponseFormatException> FailAsync(byte[] body, int status, string contentType = "application/octet-stream") =>
        Swallowed.ErrorAsync<RdsResponseFormatException>(new RawReply { Status = status, ContentType = contentType, Body = body });

    private static byte[] With(string before, byte[] middle, string behind) =>
        [.. Encoding.UTF8.GetBytes(before), .. middle, .. Encoding.UTF8.GetBytes(behind)];
}
