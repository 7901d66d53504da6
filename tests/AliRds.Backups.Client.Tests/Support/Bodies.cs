namespace AliRds.Backups.Client.Tests.Support;

/// <summary>Bodies in the shape of the documented samples.</summary>
internal static class Bodies
{
    internal const string RequestId = "7F2B0E6A-3D51-4C8E-9A77-0D1C5B2E9F10";

    internal const string Link =
        "http://rdsbak-example.oss-cn-hangzhou.aliyuncs.com/custins1/hins5000001_data_20260102022037_qp.xb?Expires=1767326645&OSSAccessKeyId=testid&Signature=ajORLbEoQHiOoXynZT5a7cnv3mo%3D";

    internal const string EmptyJson = """{"RequestId":"R","Items":{"Backup":[]},"PageNumber":1,"TotalRecordCount":0,"PageRecordCount":0}""";

    /// <summary>A page of one backup whose members are the given ones.</summary>
    internal static string Json(string members) => JsonPage($$"""{"Backup":[{{{members}}}]}""", count: 1);

    internal static string JsonPage(string items, int count) =>
        $$"""{"RequestId":"{{RequestId}}","Items":{{items}},"PageNumber":1,"TotalRecordCount":{{count}},"PageRecordCount":{{count}}}""";

    internal static string Xml(string elements) => XmlPage($"<Items><Backup>{elements}</Backup></Items>", count: 1);

    internal static string XmlPage(string items, int count) =>
        $"""
        <?xml version="1.0" encoding="UTF-8"?>
        <DescribeBackupsResponse>{items}<PageNumber>1</PageNumber><TotalRecordCount>{count}</TotalRecordCount><RequestId>{RequestId}</RequestId><PageRecordCount>{count}</PageRecordCount></DescribeBackupsResponse>
        """;

    internal static string JsonError(string code, string message = "No.") =>
        $$"""{"RequestId":"{{RequestId}}","HostId":"rds.aliyuncs.com","Code":"{{code}}","Message":"{{message}}","Recommend":"https://api.alibabacloud.com/troubleshoot?q={{code}}&product=Rds"}""";
}
