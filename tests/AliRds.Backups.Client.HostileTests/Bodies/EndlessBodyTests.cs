using System.Text;
using AliRds.Backups.Client.HostileTests.Support;

namespace AliRds.Backups.Client.HostileTests.Bodies;

/// <summary>
/// Bodies of megabytes that are all nesting, attributes, names, digits or comments. Each is over soon, as a page or as a typed error: what
/// reads them in quadratic time does not end before the test gives up.
/// </summary>
public sealed class EndlessBodyTests
{
    private const int Mebibytes = 1024 * 1024;

    public static TheoryData<string> Refused => new()
    {
        "{\"Items\":{\"Backup\":[{\"New\":" + new string('[', 4 * Mebibytes),
        "{\"Items\":{\"Backup\":[{\"New\":[" + Repeat("[],", 2 * Mebibytes) + "0]}]}}",
        "{\"Items\":{\"Backup\":[{\"BackupSize\":" + new string('9', Mebibytes) + "}]}}",
        "{\"Items\":{\"Backup\":[{\"" + new string('n', Mebibytes) + "\":1}]}}",
        "{\"Items\":{\"Backup\":[" + Repeat("{\"a\":0},", Mebibytes) + "{\"a\":0}]}}",
        "{\"Items\":{\"Backup\":[{" + Repeat("\"a\":0,", Mebibytes) + "\"a\":0}]}}",
        "{\"Items\":{\"Backup\":[" + Repeat("7,", 2 * Mebibytes) + "7]}}",
        "<R><Items><Backup><New>" + Repeat("<a>", 2 * Mebibytes),
        "<R><Items><Backup><New>" + Repeat("<a>", Mebibytes) + Repeat("</a>", Mebibytes) + "</New></Backup></Items></R>",
        "<R><Items><Backup><New>" + Repeat("<a></a>", Mebibytes) + "</New></Backup></Items></R>",
        "<R><Items><Backup><New " + Repeat("a='' ", Mebibytes) + "/></Backup></Items></R>",
        "<R><Items><Backup><New " + Numbered(300_000, "xmlns:n{0}='u{0}' ") + "/></Backup></Items></R>",
        "<R><Items><Backup><New>" + Numbered(100_000, "<n{0} a{0}='{0}' xmlns:p{0}='u'>") + "</New></Backup></Items></R>",
        "<R><Items><Backup><" + new string('n', 4 * Mebibytes) + "/></Backup></Items></R>",
        "<R><Items><Backup><New a='" + new string('v', 4 * Mebibytes) + "'/></Backup></Items></R>",
        "<R><Items><Backup><New>" + Repeat("&amp;", Mebibytes) + "</New></Backup></Items></R>",
        "<R><Items>" + Repeat("<Backup><a/></Backup>", 200_000) + "</Items></R>",
        "<R><Items><Backup>" + Repeat("<a/>", Mebibytes) + "</Backup></Items></R>",
        "<R>" + Repeat("text<!-- -->", 500_000) + "<Items/></R>",
    };

    public static TheoryData<string> Skipped => new()
    {
        "<R><!--" + new string('c', 10 * Mebibytes) + "--><Items><Backup><BackupId>1</BackupId></Backup></Items></R>",
        "<R><?pi " + new string('p', 10 * Mebibytes) + "?><Items><Backup><BackupId>1</BackupId></Backup></Items></R>",
        "<R>" + Repeat("<!---->", Mebibytes) + "<Items><Backup><BackupId>1</BackupId></Backup></Items></R>",
        "<R><Items><Backup><BackupId>" + Repeat("<!-- -->", Mebibytes) + "1" + Repeat("<?p?>", Mebibytes) + "</BackupId></Backup></Items></R>",
        "<R><Items><Backup><BackupId>" + Repeat("<![CDATA[]]>", 800_000) + "1</BackupId></Backup></Items></R>",
        "{\"Items\":{\"Backup\":[{\"BackupId\":1}]}" + new string(' ', 10 * Mebibytes) + "}",
        "<R" + new string(' ', 100_000) + "><Items><Backup><BackupId>1</BackupId></Backup></Items>" + new string('\n', 10 * Mebibytes) + "</R>",
    };

    [Theory(DisableDiscoveryEnumeration = true)]
    [MemberData(nameof(Refused))]
    public async Task Describe_BodyBeyondABound_IsATypedErrorSoon(string body)
    {
        var exception = await Swallowed.ErrorAsync<RdsResponseFormatException>(Reply(body, 200));

        Assert.DoesNotContain("aaaa", exception.Message, StringComparison.Ordinal);
        Assert.True(exception.Message.Length < 1000, exception.Message);
    }

    [Theory(DisableDiscoveryEnumeration = true)]
    [MemberData(nameof(Refused))]
    public async Task Describe_ErrorBodyBeyondABound_IsATypedErrorSoon(string body) => Assert.Equal(
        400, (await Swallowed.ErrorAsync<RdsResponseFormatException>(Reply(body, 400))).StatusCode);

    [Theory]
    [InlineData("{\"Code\":\"Forbidden.RAM\",\"AccessDeniedDetail\":{", "\"k{0}\":0,", "\"z\":0}}")]
    [InlineData("<R><Code>Forbidden.RAM</Code><AccessDeniedDetail>", "<k{0}/>", "</AccessDeniedDetail></R>")]
    public async Task Describe_ErrorWithEndlessDetails_IsATypedErrorSoon(string start, string format, string end) => Assert.Contains(
        "more than 1000 members",
        (await Swallowed.ErrorAsync<RdsResponseFormatException>(Reply(start + Numbered(300_000, format) + end, 403))).Message,
        StringComparison.Ordinal);

    [Theory(DisableDiscoveryEnumeration = true)]
    [MemberData(nameof(Skipped))]
    public async Task Describe_MegabytesOfNothing_AreReadOver(string body) =>
        Assert.Equal("1", Assert.Single((await Swallowed.PageAsync(Reply(body, 200))).Backups).BackupId.Value);

    [Fact]
    public async Task Describe_RowWithThousandsOfUnknownFields_KeepsThemAll()
    {
        var fields = string.Concat(Enumerable.Range(0, 5000).Select(number => $",\"New{number}\":{number}"));

        var page = await Swallowed.PageAsync(RawReply.Json("{\"Items\":{\"Backup\":[{\"BackupId\":1" + fields + "}]}}"));

        Assert.Equal(
            Enumerable.Range(0, 5000).Select(number => $"{number}"),
            Assert.Single(page.Backups).AdditionalFields.Select(field => field.RawValue));
    }

    private static RawReply Reply(string body, int status) => new()
    {
        Status = status,
        ContentType = body[0] == '<' ? "text/xml;charset=utf-8" : "application/json;charset=utf-8",
        Body = Encoding.UTF8.GetBytes(body),
    };

    private static string Repeat(string text, int times) => new StringBuilder(text.Length * times).Insert(0, text, times).ToString();

    private static string Numbered(int count, string format)
    {
        var text = new StringBuilder();
        for (var number = 0; number < count; number++)
        {
            text.AppendFormat(System.Globalization.CultureInfo.InvariantCulture, format, number);
        }

        return text.ToString();
    }
}
