using System.Text.Json;
using System.Xml.Linq;
using AliRds.Backups.Client.Emulator;
using AliRds.Backups.Client.IntegrationTests.Emulator.Support;
using NodaTime;

namespace AliRds.Backups.Client.IntegrationTests.Emulator;

public sealed class FormatTests
{
    public static TheoryData<EmulatorEngine, string, EmulatorWireStyle> Cases => new()
    {
        { EmulatorEngine.MySql, "5.6", EmulatorWireStyle.Plain },
        { EmulatorEngine.PostgreSql, "16.0", EmulatorWireStyle.Plain },
        { EmulatorEngine.SqlServer, "2019_std", EmulatorWireStyle.Plain },
        { EmulatorEngine.MariaDb, "10.3", EmulatorWireStyle.Plain },
        { EmulatorEngine.MySql, "5.6", EmulatorWireStyle.Mixed },
        { EmulatorEngine.SqlServer, "2019_std", EmulatorWireStyle.Mixed },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task Page_AsJsonAndXml_HasTheSameContent(EmulatorEngine engine, string version, EmulatorWireStyle style)
    {
        await using var fixture = await EmulatorFixture.StartAsync(SeedOf(engine, version), options => options with { WireStyle = style });
        var call = fixture.Call.With("PageSize", "100");

        var (_, json) = await fixture.SendAsync(call.ToV3());
        var (_, xml) = await fixture.SendAsync((call with { Format = "XML" }).ToV1());

        Assert.Equal(Leaves(JsonElement.Parse(json)), Leaves(XElement.Parse(xml)));
    }

    [Fact]
    public async Task Error_AsJsonAndXml_HasTheSameContent()
    {
        await using var fixture = await EmulatorFixture.StartAsync();
        var call = fixture.Call.With("PageSize", "31");

        var (_, json) = await fixture.SendAsync(call.ToV3());
        var (_, xml) = await fixture.SendAsync((call with { Format = "XML" }).ToV3());

        var root = XElement.Parse(xml);
        Assert.Equal("Error", root.Name.LocalName);
        Assert.Equal(["RequestId", "HostId", "Code", "Message", "Recommend"], root.Elements().Select(element => element.Name.LocalName));
        Assert.Equal(Leaves(JsonElement.Parse(json)), Leaves(root));
    }

    [Fact]
    public async Task CallV1_NoFormat_IsAnsweredInXml()
    {
        await using var fixture = await EmulatorFixture.StartAsync();

        using var response = await fixture.Http.SendAsync((fixture.Call with { Format = null }).ToV1(), TestContext.Current.CancellationToken);

        Assert.Equal("text/xml;charset=utf-8", response.Content.Headers.NonValidated["Content-Type"].ToString());
    }

    [Fact]
    public async Task Answer_Headers_AreTheGateways()
    {
        await using var fixture = await EmulatorFixture.StartAsync();

        using var response = await fixture.Http.SendAsync(fixture.Call.ToV3(), TestContext.Current.CancellationToken);

        var contentType = response.Content.Headers.NonValidated["Content-Type"].ToString();
        var body = JsonElement.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        Assert.Equal(body.GetProperty("RequestId").GetString(), response.Headers.GetValues("x-acs-request-id").Single());
        Assert.Equal(EmulatorFixture.Start.ToDateTimeOffset(), response.Headers.Date);
        Assert.Equal("application/json;charset=utf-8", contentType);
        Assert.Equal("timeout=25", response.Headers.GetValues("Keep-Alive").Single());
        Assert.Equal("Accept-Encoding", response.Headers.Vary.Single());
        Assert.True(response.Headers.Contains("x-acs-trace-id"));
        Assert.False(response.Headers.Contains("Server"));
    }

    [Fact]
    public async Task Answer_GzipAccepted_IsPacked()
    {
        await using var fixture = await EmulatorFixture.StartAsync();
        using var request = fixture.Call.ToV3();
        request.Headers.AcceptEncoding.ParseAdd("gzip");

        using var response = await fixture.Http.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal("gzip", response.Content.Headers.ContentEncoding.Single());
    }

    private static EmulatorSeed SeedOf(EmulatorEngine engine, string version) => new EmulatorSeedBuilder()
        .AddInstance(EmulatorFixture.Instance, engine, instance => instance.WithVersion(version).WithSchedule(Duration.FromDays(90)))
        .Build();

    /// <summary>Path and text of every value, without the request id; null, empty and an empty object count as the same.</summary>
    private static List<string> Leaves(JsonElement element, string path = "") => element.ValueKind switch
    {
        JsonValueKind.Object => [.. element.EnumerateObject().SelectMany(member => Leaves(member.Value, $"{path}/{member.Name}")).Order(StringComparer.Ordinal)],
        JsonValueKind.Array => [.. element.EnumerateArray().SelectMany((item, index) => Leaves(item, $"{path}[{index}]")).Order(StringComparer.Ordinal)],
        _ => Leaf(path, element.ToString()),
    };

    private static List<string> Leaves(XElement element, string path = "")
    {
        if (!element.HasElements)
        {
            return Leaf(path, element.Value);
        }

        var isList = path is "/Items" || path.EndsWith("/BackupDownloadLinkByDB", StringComparison.Ordinal);
        return
        [
            .. element.Elements()
                .SelectMany((child, index) => Leaves(child, isList ? $"{path}/{child.Name.LocalName}[{index}]" : $"{path}/{child.Name.LocalName}"))
                .Order(StringComparer.Ordinal),
        ];
    }

    private static List<string> Leaf(string path, string text) =>
        text.Length == 0 || path == "/RequestId" ? [] : [$"{path}={text}"];
}
