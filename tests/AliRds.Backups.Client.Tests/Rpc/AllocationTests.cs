#if NET10_0_OR_GREATER && !DEBUG
using System.Globalization;
using System.Net;
using System.Text;
using AliRds.Backups.Client.Credentials;
using AliRds.Backups.Client.Tests.Support;

namespace AliRds.Backups.Client.Tests.Rpc;

/// <summary>
/// What a call and a row allocate, to the byte: one more object for each of them fails the test. The figures are those of the current runtime and of
/// an optimized build, and are checked in that one only. Lower ones are welcome: write them down here.
/// </summary>
public sealed class AllocationTests
{
    private const int Batch = 64;

    // The response message, its content and the test's own handler included: all that is not the client's stays the same.
    private const long BytesOfCall = 5672;
    private const long BytesOfJsonRow = 640;
    private const long BytesOfXmlRow = 640;

    private static readonly DescribeBackupsRequest Request = DescribeBackupsRequest.For("rm-example0001").Build();

    [Fact]
    public void Call_ForAnEmptyPage_AllocatesNoMoreThanNoted() => Assert.InRange(BytesOf(Json(0), "application/json"), 1, BytesOfCall);

    [Fact]
    public void Row_OfJson_AllocatesNoMoreThanNoted() => Assert.InRange(BytesOfRow(Json, "application/json"), 1, BytesOfJsonRow);

    [Fact]
    public void Row_OfXml_AllocatesNoMoreThanNoted() => Assert.InRange(BytesOfRow(Xml, "text/xml"), 1, BytesOfXmlRow);

    private static long BytesOfRow(Func<int, string> body, string contentType) => (BytesOf(body(90), contentType) - BytesOf(body(30), contentType)) / 60;

    /// <summary>The least that a call of a batch allocates, on average, once the code is compiled in its last form.</summary>
    private static long BytesOf(string body, string contentType)
    {
        using var handler = new FixedHandler(Encoding.UTF8.GetBytes(body), contentType);
        using var http = new HttpClient(handler);
        using var client = new RdsBackupsClient(
            new RdsBackupsClientOptions
            {
                RegionId = "cn-hangzhou",
                ResponseFormat = contentType == "text/xml" ? RdsResponseFormat.Xml : RdsResponseFormat.Json,
                CredentialsProvider = new StaticCredentialsProvider("id", "secret"),
            },
            http);
        var least = long.MaxValue;
        for (var batch = 0; batch < 60; batch++)
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            for (var call = 0; call < Batch; call++)
            {
                var pending = client.DescribeBackupsAsync(Request, TestContext.Current.CancellationToken);
                Assert.True(pending.IsCompletedSuccessfully, "The call left the thread, whose bytes are counted.");
            }

            least = Math.Min(least, (GC.GetAllocatedBytesForCurrentThread() - before) / Batch);
        }

        return least;
    }

    private static string Json(int rows) => string.Create(CultureInfo.InvariantCulture,
        $$$"""{"RequestId":"{{{Bodies.RequestId}}}","TotalRecordCount":{{{rows}}},"PageNumber":1,"PageRecordCount":{{{rows}}},"Items":{"Backup":[{{{string.Join(',', Rows(rows, JsonRow))}}}]}}""");

    private static string Xml(int rows) => string.Create(CultureInfo.InvariantCulture,
        $"<DescribeBackupsResponse><RequestId>{Bodies.RequestId}</RequestId><TotalRecordCount>{rows}</TotalRecordCount><PageNumber>1</PageNumber><PageRecordCount>{rows}</PageRecordCount><Items>{string.Concat(Rows(rows, XmlRow))}</Items></DescribeBackupsResponse>");

    private static IEnumerable<string> Rows(int count, Func<int, string> row) => Enumerable.Range(100_000_000, count).Select(row);

    private static string JsonRow(int id) =>
        $$"""{"BackupId":"{{id}}","DBInstanceId":"rm-example0001","BackupStatus":"Success","BackupStartTime":"2026-01-01T18:20:12Z","BackupEndTime":"2026-01-01T18:22:53Z","BackupType":"FullBackup","BackupMode":"Automated","BackupMethod":"Physical","BackupSize":5242880,"BackupDownloadURL":"{{Bodies.Link}}","Engine":"MySQL","EngineVersion":"8.0","Checksum":"{{id}}","IsAvail":1}""";

    private static string XmlRow(int id) =>
        $"<Backup><BackupId>{id}</BackupId><DBInstanceId>rm-example0001</DBInstanceId><BackupStatus>Success</BackupStatus><BackupStartTime>2026-01-01T18:20:12Z</BackupStartTime><BackupEndTime>2026-01-01T18:22:53Z</BackupEndTime><BackupType>FullBackup</BackupType><BackupMode>Automated</BackupMode><BackupMethod>Physical</BackupMethod><BackupSize>5242880</BackupSize><BackupDownloadURL>{Bodies.Link.Replace("&", "&amp;", StringComparison.Ordinal)}</BackupDownloadURL><Engine>MySQL</Engine><EngineVersion>8.0</EngineVersion><Checksum>{id}</Checksum><IsAvail>1</IsAvail></Backup>";

    private sealed class FixedHandler(byte[] body, string contentType) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var content = new ByteArrayContent(body);
            content.Headers.TryAddWithoutValidation("Content-Type", contentType);
            return Task.FromResult(new HttpResponseMessage(HttpStatusCode.OK) { Content = content });
        }
    }
}
#endif
