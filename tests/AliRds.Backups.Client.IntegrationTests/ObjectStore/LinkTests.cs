using System.Net;
using System.Text;
using System.Xml.Linq;
using AliRds.Backups.Client.Emulator;
using AliRds.Backups.Client.IntegrationTests.ObjectStore.Support;
using NodaTime;

namespace AliRds.Backups.Client.IntegrationTests.ObjectStore;

public sealed class LinkTests
{
    [Theory]
    [InlineData(EmulatorLinkSignature.V1)]
    [InlineData(EmulatorLinkSignature.V4)]
    public async Task Get_WithinAndAfterTheLinksLife_IsServedThenExpired(EmulatorLinkSignature version)
    {
        await using var fixture = await StartAsync(version);
        var link = await fixture.LinkAsync();

        fixture.Base.Clock.Advance(TimeSpan.FromSeconds(3));
        using var inTime = await fixture.GetAsync(link);
        fixture.Base.Clock.Advance(TimeSpan.FromSeconds(1));
        using var late = await fixture.GetAsync(link);

        Assert.Equal(HttpStatusCode.OK, inTime.StatusCode);
        var error = await ReadErrorAsync(late);
        Assert.Equal((403, "AccessDenied", "Request has expired."), ((int)late.StatusCode, error["Code"], error["Message"]));
        Assert.Equal(("2026-01-02T03:04:08.000Z", "2026-01-02T03:04:09.000Z"), (error["Expires"], error["ServerTime"]));
        Assert.Equal(("0002-00000069", new Uri(link).Authority), (error["EC"], error["HostId"]));
        Assert.Equal(late.Headers.GetValues("x-oss-request-id").Single(), error["RequestId"]);
    }

    [Theory]
    [InlineData(EmulatorLinkSignature.V1)]
    [InlineData(EmulatorLinkSignature.V4)]
    public async Task Get_ExpiredAndTampered_SaysExpired(EmulatorLinkSignature version)
    {
        await using var fixture = await StartAsync(version);
        var link = await fixture.LinkAsync();
        fixture.Base.Clock.Advance(TimeSpan.FromSeconds(10));

        using var response = await fixture.GetAsync(link.Replace("hins", "hons", StringComparison.Ordinal));

        Assert.Equal("Request has expired.", (await ReadErrorAsync(response))["Message"]);
    }

    [Fact]
    public async Task Get_RunningResponse_OutlivesItsLink()
    {
        await using var fixture = await ObjectFixture.StartAsync(64 << 20, options => options with { LinkLifetime = Duration.FromSeconds(3) });
        using var response = await fixture.GetAsync(await fixture.LinkAsync());

        fixture.Base.Clock.Advance(TimeSpan.FromHours(2));
        var bytes = await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);

        Assert.Equal(64 << 20, bytes.Length);
    }

    [Theory]
    [InlineData(EmulatorLinkSignature.V1)]
    [InlineData(EmulatorLinkSignature.V4)]
    public async Task Get_AnyCharacterOfTheLinkChanged_IsRefused(EmulatorLinkSignature version)
    {
        await using var fixture = await StartAsync(version);
        var link = await fixture.LinkAsync();
        var start = link.IndexOf("/rdsbak", StringComparison.Ordinal) + "/rdsbak".Length;

        for (var index = start; index < link.Length; index++)
        {
            var changed = $"{link[..index]}{(link[index] == '1' ? '2' : '1')}{link[(index + 1)..]}";
            using var response = await fixture.GetAsync(changed);
            Assert.True((int)response.StatusCode is 400 or 403, $"{changed} is answered with {response.StatusCode}");
        }
    }

    [Theory]
    [InlineData(EmulatorLinkSignature.V1, "x-oss-range-behavior", "standard")]
    [InlineData(EmulatorLinkSignature.V4, "x-oss-range-behavior", "standard")]
    [InlineData(EmulatorLinkSignature.V1, "Content-MD5", "AAAA")]
    [InlineData(EmulatorLinkSignature.V1, "x-oss-anything", "1")]
    public async Task Get_HeaderThatTheLinkDoesNotSign_IsRefused(EmulatorLinkSignature version, string name, string value)
    {
        await using var fixture = await StartAsync(version);
        using var request = new HttpRequestMessage(HttpMethod.Get, await fixture.LinkAsync()) { Content = new ByteArrayContent([]) };
        if (!request.Headers.TryAddWithoutValidation(name, value))
        {
            request.Content.Headers.TryAddWithoutValidation(name, value);
        }

        using var response = await fixture.Http.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal("SignatureDoesNotMatch", (await ReadErrorAsync(response))["Code"]);
    }

    [Fact]
    public async Task Head_LinkSignedForGet_IsRefusedWithTheErrorInAHeader()
    {
        await using var fixture = await StartAsync(EmulatorLinkSignature.V1);
        using var request = new HttpRequestMessage(HttpMethod.Head, await fixture.LinkAsync());

        using var response = await fixture.Http.SendAsync(request, TestContext.Current.CancellationToken);

        var document = Encoding.UTF8.GetString(Convert.FromBase64String(response.Headers.GetValues("x-oss-err").Single()));
        Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
        Assert.Equal("0002-00000040", response.Headers.GetValues("x-oss-ec").Single());
        Assert.Equal("SignatureDoesNotMatch", XDocument.Parse(document).Root!.Element("Code")!.Value);
    }

    [Theory]
    [InlineData("Expires=1767323048", "Expires=tomorrow", 403, "AccessDenied")]
    [InlineData("OSSAccessKeyId=emulator-oss", "OSSAccessKeyId=removed", 403, "InvalidAccessKeyId")]
    [InlineData("OSSAccessKeyId=emulator-oss&", "", 403, "AccessDenied")]
    [InlineData("rdsbak-emulator-cn-hangzhou", "rdsbak-emulator-cn-shanghai", 403, "SignatureDoesNotMatch")]
    public async Task Get_LinkChanged_IsRefusedWithItsCode(string part, string replacement, int status, string code)
    {
        await using var fixture = await StartAsync(EmulatorLinkSignature.V1);
        var link = await fixture.LinkAsync();
        Assert.Contains(part, link, StringComparison.Ordinal);

        using var response = await fixture.GetAsync(link.Replace(part, replacement, StringComparison.Ordinal));

        Assert.Equal((status, code), ((int)response.StatusCode, (await ReadErrorAsync(response))["Code"]));
    }

    [Theory]
    [InlineData("/rdsbak", "AccessDenied")]
    [InlineData("/rdsbak-emulator-cn-hangzhou", "AccessDenied")]
    [InlineData("/rdsbak-emulator-cn-hangzhou/%ff%01/%2e%2e//?&&=&=1&%=%zz", "AccessDenied")]
    [InlineData("/rdsbak-x/y?Expires=99999999999999999999&OSSAccessKeyId=&Signature=", "AccessDenied")]
    [InlineData("/rdsbak-x/y?Expires=4294967295&OSSAccessKeyId=emulator-oss&Signature=%E2%82%AC", "SignatureDoesNotMatch")]
    [InlineData("/rdsbak-x/y?x-oss-signature-version=OSS4-HMAC-SHA256&x-oss-date=99991231T235959Z&x-oss-expires=604800&x-oss-credential=a/b", "AccessDenied")]
    [InlineData("/rdsbak-x/y?x-oss-signature-version=OSS4-HMAC-SHA256&x-oss-date=20260102T030405Z&x-oss-expires=604801&x-oss-credential=a/b", "AccessDenied")]
    [InlineData("/rdsbak-x/y?x-oss-signature-version=OSS4-HMAC-SHA256&x-oss-date=20260102T030405Z&x-oss-expires=60&x-oss-credential=emulator-oss/", "SignatureDoesNotMatch")]
    public async Task Get_OddTarget_IsRefusedAndBreaksNothing(string target, string code)
    {
        await using var fixture = await StartAsync(EmulatorLinkSignature.V1);

        using var response = await fixture.GetAsync($"{fixture.Emulator.Endpoint.GetLeftPart(UriPartial.Authority)}{target}");

        Assert.Equal((403, code), ((int)response.StatusCode, (await ReadErrorAsync(response))["Code"]));
        Assert.All(fixture.Emulator.Journal.Entries, entry => Assert.Equal("", entry.EmulatorFailure));
    }

    [Fact]
    public async Task Get_LinkAndAuthorizationHeader_IsInvalidArgument()
    {
        await using var fixture = await StartAsync(EmulatorLinkSignature.V1);

        using var response = await fixture.GetAsync(await fixture.LinkAsync(), ("Authorization", "OSS id:signature"));

        Assert.Equal((400, "InvalidArgument"), ((int)response.StatusCode, (await ReadErrorAsync(response))["Code"]));
    }

    [Fact]
    public async Task Get_ArchivedObject_IsInvalidObjectState()
    {
        await using var fixture = await ObjectFixture.StartAsync(ObjectFixture.Backup(1_000) with { StorageClass = EmulatorStorageClass.Archive }, EmulatorEngine.MySql);

        using var response = await fixture.GetAsync(await fixture.LinkAsync());

        Assert.Equal((403, "InvalidObjectState"), ((int)response.StatusCode, (await ReadErrorAsync(response))["Code"]));
    }

    [Fact]
    public async Task List_Twice_SignsNewLinks()
    {
        await using var fixture = await StartAsync(EmulatorLinkSignature.V1);
        var first = await fixture.LinkAsync();
        fixture.Base.Clock.Advance(TimeSpan.FromSeconds(1));

        Assert.NotEqual(first, await fixture.LinkAsync());
    }

    [Fact]
    public async Task List_UsualName_CarriesChinaTime()
    {
        await using var fixture = await StartAsync(EmulatorLinkSignature.V1);

        // The backup began at 2026-01-01T22:04:05Z.
        Assert.Matches("/rdsbak-emulator-cn-hangzhou/custins[0-9]+/hins[0-9]+_data_20260102060405_qp\\.xb\\?Expires=", await fixture.LinkAsync());
    }

    [Theory]
    [InlineData("..%2f..%2fetc%2fpasswd")]
    [InlineData("../../etc/passwd")]
    [InlineData("a b+c%&#?=é.xb")]
    public async Task Get_FileOfAnyName_IsServed(string name)
    {
        await using var fixture = await ObjectFixture.StartAsync(ObjectFixture.Backup(1_000) with { FileName = name }, EmulatorEngine.MySql);

        Assert.Equal(1_000, (await fixture.DownloadAsync()).Length);
    }

    [Fact]
    public async Task Get_VirtualHostLink_IsServedOnTheEmulatorsPort()
    {
        await using var fixture = await ObjectFixture.StartAsync(1_000, options => options with { LinkStyle = EmulatorLinkStyle.VirtualHost });
        var link = new Uri(await fixture.LinkAsync());
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(fixture.Emulator.Endpoint, link.PathAndQuery)) { Headers = { Host = link.Authority } };

        using var response = await fixture.Http.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal("rdsbak-emulator-cn-hangzhou.oss-cn-hangzhou.aliyuncs.com", link.Host);
        Assert.Equal(1_000, response.Content.Headers.ContentLength);
    }

    private static Task<ObjectFixture> StartAsync(EmulatorLinkSignature version) =>
        ObjectFixture.StartAsync(1_000, options => options with { LinkSignature = version, LinkLifetime = Duration.FromSeconds(3) });

    private static async Task<Dictionary<string, string>> ReadErrorAsync(HttpResponseMessage response)
    {
        var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        return XDocument.Parse(text).Root!.Elements().ToDictionary(element => element.Name.LocalName, element => element.Value);
    }
}
