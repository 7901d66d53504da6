using System.Text;
using AliRds.Backups.Client.Rpc.Transport;
using AliRds.Backups.Client.Rpc.Wire;
using AliRds.Backups.Client.Tests.Support;

namespace AliRds.Backups.Client.Tests.Rpc.Wire;

/// <summary>
/// A body that is eight times as long takes at most about eight times the memory, whatever it is made of, as a page and as an error.
/// </summary>
public sealed class LinearityTests
{
    private const int Small = 4000;
    private const int Growth = 8;

    /// <summary>As wide as the options allow, so that nothing is refused before its cost shows.</summary>
    private static readonly ResponseLimits Wide = new(MaxBytes: 1024 * 1024 * 1024, MaxDepth: 1000, MaxTextBytes: 1024 * 1024 * 1024);

    public static TheoryData<string, string, string> Repeated => new()
    {
        { "{\"Items\":{\"Backup\":[{\"New\":[", "[[[[]]]],", "0]}]}}" },
        { "{\"Items\":{\"Backup\":[{\"New\":{", "\"a\":{\"b\":[0]},", "\"z\":0}}]}}" },
        { "{\"Items\":{\"Backup\":[{", "\"New\":0,", "\"z\":0}]}}" },
        { "{\"Items\":{\"Backup\":[{", "\"Checksum\":\"no\",", "\"z\":0}]}}" },
        { "{\"Items\":{\"Backup\":[{\"", "name", "\":0}]}}" },
        { "{\"Items\":{\"Backup\":[{\"BackupSize\":", "1234", "}]}}" },
        { "{\"Items\":{\"Backup\":[{\"New\":\"", "\\u0041", "\"}]}}" },
        { "{\"Items\":{\"Backup\":[{\"New\":\"", "&lt;&#65;", "\"}]}}" },
        { "{\"AccessDeniedDetail\":{", "\"k\":\"v\",", "\"z\":0},\"Code\":\"X\",\"Items\":{}}" },
        { "<R><Items><Backup><New>", "<a><b><c><d/></c></b></a>", "</New></Backup></Items></R>" },
        { "<R><Items><Backup><New>", "<a b='c'>x</a>", "</New></Backup></Items></R>" },
        { "<R><Items><Backup>", "<New/>", "</Backup></Items></R>" },
        { "<R><Items><Backup><New ", "a='b' ", "/></Backup></Items></R>" },
        { "<R><Items><Backup><New ", "xmlns:a='b' ", "/></Backup></Items></R>" },
        { "<R><Items><Backup><New", "Name", "/></Backup></Items></R>" },
        { "<R><Items><Backup><New>", "&amp;&#x41;", "</New></Backup></Items></R>" },
        { "<R><Items><Backup><New>", "<![CDATA[<x>]]>", "</New></Backup></Items></R>" },
        { "<R><Items><Backup><New>", "a<!-- -->\r\n", "</New></Backup></Items></R>" },
        { "<R><Items><Backup><New>x", "<?p i?><!-- - -->", "</New></Backup></Items></R>" },
        { "<R>", "text<a/>", "<Items/></R>" },
        { "<R><AccessDeniedDetail>", "<a>b</a>", "</AccessDeniedDetail><Code>X</Code><Items/></R>" },
    };

    public static TheoryData<string, string, string> Nested => new()
    {
        { "{\"Items\":{\"Backup\":[{\"New\":", "[", "]" },
        { "{\"Items\":{\"Backup\":[{\"BackupDownloadLinkByDB\":", "[{\"BackupDownloadLinkByDB\":", "}]" },
        { "<R><Items><Backup><New>", "<a b='c'>", "</a>" },
        { "<R><Items><Backup>", "<BackupDownloadLinkByDB>", "</BackupDownloadLinkByDB>" },
    };

    [Theory]
    [MemberData(nameof(Repeated))]
    public void Read_EightTimesAsLong_TakesAboutEightTimesTheMemory(string start, string middle, string end) =>
        Assert.All((int[])[200, 400], status =>
    {
        Read(start, middle, end, times: 10, status); // What is made once.
        var small = Read(start, middle, end, Small, status);
        var large = Read(start, middle, end, Small * Growth, status);

        Assert.InRange(large, 0, (small + (64 * 1024)) * Growth * 3 / 2);
    });

    [Theory]
    [MemberData(nameof(Nested))]
    public void Read_NestedFarTooDeep_TakesNoMoreMemoryThanItsBound(string start, string open, string close) =>
        Assert.All((int[])[200, 400], status =>
    {
        var body = Encoding.UTF8.GetBytes(start + Repeat(open, 20_000) + Repeat(close, 20_000));
        Allocated(body, status, Wide);

        Assert.InRange(Allocated(body, status, Wide), 0, 512 * 1024);
    });

    [Theory]
    [InlineData("<R><Items><Backup><New>", "<a><b/></a>", "</New></Backup></Items></R>")]
    [InlineData("<R><Items><Backup><New ", "a='b' ", "/></Backup></Items></R>")]
    [InlineData("{\"Items\":{\"Backup\":[{\"New\":[", "[],", "0]}]}}")]
    public void Read_BeyondTheBoundOfTexts_StopsThere(string start, string middle, string end)
    {
        var body = Encoding.UTF8.GetBytes(start + Repeat(middle, 1_000_000) + end);
        Allocated(body, 200, Responses.Limits);

        Assert.InRange(Allocated(body, 200, Responses.Limits), 0, 128 * 1024);
    }

    private static long Read(string start, string middle, string end, int times, int status) =>
        Allocated(Encoding.UTF8.GetBytes(start + Repeat(middle, times) + end), status, Wide);

    private static long Allocated(byte[] body, int status, ResponseLimits limits)
    {
        var reader = new ResponseReader(limits);
        var response = new RawResponse(body, body.Length) { StatusCode = status, Host = Responses.Host };
        var before = GC.GetAllocatedBytesForCurrentThread();
        try
        {
            Responses.Operation.ReadResponse(response, reader, CancellationToken.None);
        }
        catch (RdsCallException)
        {
            // An error body, or one beyond a bound.
        }

        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    private static string Repeat(string text, int times) => new StringBuilder(text.Length * times).Insert(0, text, times).ToString();
}
