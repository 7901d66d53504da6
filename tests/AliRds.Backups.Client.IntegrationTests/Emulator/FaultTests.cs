using System.Globalization;
using System.IO.Compression;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using AliRds.Backups.Client.Emulator;
using AliRds.Backups.Client.IntegrationTests.Emulator.Support;
using Duration = NodaTime.Duration;

namespace AliRds.Backups.Client.IntegrationTests.Emulator;

/// <summary>Each fault as a bare HTTP client sees it.</summary>
public sealed class FaultTests
{
    private static CancellationToken TestEnd => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(null)]
    [InlineData("2000")]
    [InlineData("0")]
    [InlineData("soon")]
    public async Task Throttle_OnTheWire_HasCodeAndHeaderAsTold(string? retryAfter)
    {
        await using var fixture = await EmulatorFixture.StartAsync();
        fixture.Emulator.Faults.FailNext(1, EmulatorFault.Throttle(retryAfter));

        using var response = await fixture.Http.SendAsync(fixture.Call.ToV3(), TestEnd);

        var code = JsonElement.Parse(await response.Content.ReadAsStringAsync(TestEnd)).GetProperty("Code").GetString();
        Assert.Equal((HttpStatusCode.BadRequest, "Throttling.User"), (response.StatusCode, code));
        Assert.Equal(retryAfter, response.Headers.TryGetValues("x-acs-retry-after", out var values) ? values.Single() : null);
    }

    [Fact]
    public async Task ServiceError_AskedForAsXml_IsXml()
    {
        await using var fixture = await EmulatorFixture.StartAsync();
        fixture.Emulator.Faults.FailNext(1, EmulatorFault.ServiceError(409, "OperationConflict", "Busy."));

        var (status, body) = await fixture.SendAsync((fixture.Call with { Format = "XML" }).ToV3());

        Assert.Equal(HttpStatusCode.Conflict, status);
        Assert.Contains("<Code>OperationConflict</Code>", body, StringComparison.Ordinal);
    }

    public static TheoryData<EmulatorFault, int, string, string> Answers => new()
    {
        { EmulatorFault.TooManyRequests(), 429, "application/json", "Throttling" },
        { EmulatorFault.InternalError(), 500, "application/json", "InternalError" },
        { EmulatorFault.ServiceUnavailable(), 503, "application/json", "ServiceUnavailable" },
        { EmulatorFault.HtmlBadGateway(), 502, "text/html", "<html>" },
        { EmulatorFault.EmptyBody(), 200, "application/json", "" },
        { EmulatorFault.EmptyBody(500), 500, "application/json", "" },
        { EmulatorFault.ForeignResponse(), 200, "application/json", "RDSRegion" },
        { EmulatorFault.Body(200, "text/plain", "hello"), 200, "text/plain", "hello" },
        { EmulatorFault.Redirect(new Uri("http://elsewhere.example/")), 302, "text/html", "" },
    };

    [Theory]
    [MemberData(nameof(Answers))]
    public async Task AnswerFault_OnTheWire_IsWhatItSays(EmulatorFault fault, int status, string contentType, string text)
    {
        await using var fixture = await EmulatorFixture.StartAsync();
        fixture.Emulator.Faults.FailNext(1, fault);

        using var response = await fixture.Http.SendAsync(fixture.Call.ToV3(), TestEnd);

        var body = await response.Content.ReadAsStringAsync(TestEnd);
        Assert.Equal((status, contentType), ((int)response.StatusCode, response.Content.Headers.ContentType!.MediaType));
        Assert.Equal(text.Length == 0, body.Length == 0);
        Assert.Contains(text, body, StringComparison.Ordinal);
        var entry = Assert.Single(fixture.Emulator.Journal.Entries);
        Assert.Equal((fault.Name, status), (entry.Fault, entry.StatusCode));
    }

    [Fact]
    public async Task Redirect_OnTheWire_NamesItsTarget()
    {
        await using var fixture = await EmulatorFixture.StartAsync();
        fixture.Emulator.Faults.FailNext(1, EmulatorFault.Redirect(new Uri("http://elsewhere.example/x")));

        using var response = await fixture.Http.SendAsync(fixture.Call.ToV3(), TestEnd);

        Assert.Equal("http://elsewhere.example/x", response.Headers.Location!.OriginalString);
    }

    [Fact]
    public async Task HalfBody_OnTheWire_EndsEarlyInGoodOrder()
    {
        await using var fixture = await EmulatorFixture.StartAsync();
        fixture.Emulator.Faults.FailNext(1, EmulatorFault.HalfBody());

        var (text, error) = await ReadRawAsync(fixture);

        Assert.Null(error);
        var body = text[(text.IndexOf("\r\n\r\n", StringComparison.Ordinal) + 4)..];
        var announced = int.Parse(Regex.Match(text, @"Content-Length: (\d+)").Groups[1].Value, CultureInfo.InvariantCulture);
        Assert.Equal(announced / 2, body.Length);
    }

    [Theory]
    [InlineData(EmulatorFaultPoint.BeforeHeaders)]
    [InlineData(EmulatorFaultPoint.InHeaders)]
    [InlineData(EmulatorFaultPoint.InBody)]
    public async Task Reset_OnTheWire_ComesWhereItShould(EmulatorFaultPoint point)
    {
        await using var fixture = await EmulatorFixture.StartAsync();
        fixture.Emulator.Faults.FailNext(1, EmulatorFault.Reset(point));

        var (text, error) = await ReadRawAsync(fixture);

        Assert.Equal(SocketError.ConnectionReset, error);
        AssertCutAt(point, text);
    }

    [Theory]
    [InlineData(EmulatorFaultPoint.BeforeHeaders)]
    [InlineData(EmulatorFaultPoint.InHeaders)]
    [InlineData(EmulatorFaultPoint.InBody)]
    public async Task Stall_OnTheWire_LastsUntilTheEmulatorStops(EmulatorFaultPoint point)
    {
        var fixture = await EmulatorFixture.StartAsync();
        fixture.Emulator.Faults.FailNext(1, EmulatorFault.Stall(point));

        var reading = ReadRawAsync(fixture);
        await fixture.Emulator.Journal.WaitForResponsesAsync(1, TestEnd);
        Assert.False(reading.IsCompleted);
        await fixture.DisposeAsync();

        var (text, _) = await reading;
        AssertCutAt(point, text);
    }

    [Fact]
    public async Task Stall_ClientGoesAway_FreesTheRequest()
    {
        await using var fixture = await EmulatorFixture.StartAsync();
        fixture.Emulator.Faults.FailNext(1, EmulatorFault.Stall(EmulatorFaultPoint.BeforeHeaders));
        using var cancel = CancellationTokenSource.CreateLinkedTokenSource(TestEnd);

        var sending = fixture.Http.SendAsync(fixture.Call.ToV3(), cancel.Token);
        await fixture.Emulator.Journal.WaitForRequestsAsync(1, TestEnd);
        await cancel.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => sending);
        await fixture.GetPageAsync(fixture.Call);
    }

    [Fact]
    public async Task Delay_OnTheWire_WaitsByTheEmulatorsClock()
    {
        await using var fixture = await EmulatorFixture.StartAsync();
        fixture.Emulator.Faults.FailNext(1, EmulatorFault.Delay(Duration.FromHours(1)));

        var sending = fixture.GetPageAsync(fixture.Call);
        await fixture.Emulator.Journal.WaitForRequestsAsync(1, TestEnd);
        Assert.False(sending.IsCompleted);
        await AdvanceUntilAsync(fixture, TimeSpan.FromHours(1), sending);

        Assert.Equal(250, (await sending).GetProperty("TotalRecordCount").GetInt32());
    }

    [Fact]
    public async Task Drip_OnTheWire_BringsTheWholeBodyInPieces()
    {
        await using var fixture = await EmulatorFixture.StartAsync();
        fixture.Emulator.Faults.FailNext(1, EmulatorFault.Drip(4096, Duration.FromSeconds(1)));

        var sending = fixture.GetPageAsync(fixture.Call);
        await fixture.Emulator.Journal.WaitForRequestsAsync(1, TestEnd);
        await AdvanceUntilAsync(fixture, TimeSpan.FromSeconds(1), sending);

        Assert.Equal(250, (await sending).GetProperty("TotalRecordCount").GetInt32());
    }

    [Fact]
    public async Task GzipBomb_OnTheWire_IsSmallAndUnpacksHuge()
    {
        await using var fixture = await EmulatorFixture.StartAsync();
        fixture.Emulator.Faults.FailNext(1, EmulatorFault.GzipBomb(megabytes: 8));

        using var response = await fixture.Http.SendAsync(fixture.Call.ToV3(), TestEnd);
        var packed = await response.Content.ReadAsByteArrayAsync(TestEnd);
        using var gzip = new GZipStream(new MemoryStream(packed), CompressionMode.Decompress);
        using var unpacked = new MemoryStream();
        await gzip.CopyToAsync(unpacked, TestEnd);

        Assert.Equal("gzip", response.Content.Headers.ContentEncoding.Single());
        Assert.Equal(8 << 20, unpacked.Length);
        Assert.InRange(packed.Length, 1, 64 * 1024);
    }

    [Fact]
    public async Task OversizedBody_OnTheWire_HasNoLengthAndAllBytes()
    {
        await using var fixture = await EmulatorFixture.StartAsync();
        fixture.Emulator.Faults.FailNext(1, EmulatorFault.OversizedBody(3_000_000));

        using var response = await fixture.Http.SendAsync(fixture.Call.ToV3(), HttpCompletionOption.ResponseHeadersRead, TestEnd);

        Assert.Null(response.Content.Headers.ContentLength);
        Assert.Equal(3_000_000, (await response.Content.ReadAsByteArrayAsync(TestEnd)).Length);
    }

    [Fact]
    public async Task Rule_WithConditions_HitsOnlyWhatMatches()
    {
        await using var fixture = await EmulatorFixture.StartAsync();
        fixture.Emulator.Faults.Add(new EmulatorFaultRule
        {
            Fault = EmulatorFault.InternalError(),
            Action = "DescribeBackups",
            DbInstanceId = EmulatorFixture.Instance,
            PageNumber = 2,
            Skip = 1,
            When = request => request.SignatureVersion == "V3",
        });
        var second = fixture.Call.With("PageNumber", "2");

        int[] statuses =
        [
            await StatusAsync(fixture, fixture.Call.ToV3()),
            await StatusAsync(fixture, second.ToV1()),
            await StatusAsync(fixture, second.ToV3()),
            await StatusAsync(fixture, second.ToV3()),
            await StatusAsync(fixture, second.ToV3()),
        ];

        Assert.Equal([200, 200, 200, 500, 200], statuses);
        fixture.Emulator.Faults.VerifyAllUsed();
    }

    [Fact]
    public async Task VerifyAllUsed_RuleLeft_ThrowsAndNamesIt()
    {
        await using var fixture = await EmulatorFixture.StartAsync();
        fixture.Emulator.Faults.FailNext(2, EmulatorFault.HalfBody());
        await StatusAsync(fixture, fixture.Call.ToV3(), HttpCompletionOption.ResponseHeadersRead);

        var exception = Assert.Throws<InvalidOperationException>(fixture.Emulator.Faults.VerifyAllUsed);

        Assert.Contains("HalfBody, 2 times", exception.Message, StringComparison.Ordinal);
        Assert.Single(fixture.Emulator.Faults.Unused);
    }

    [Fact]
    public async Task Fault_BadlySignedCall_StillShowsTheVerdict()
    {
        await using var fixture = await EmulatorFixture.StartAsync();
        fixture.Emulator.Faults.FailNext(1, EmulatorFault.ServiceUnavailable());

        Assert.Equal(503, await StatusAsync(fixture, (fixture.Call with { Secret = "wrong" }).ToV3()));

        Assert.Equal(EmulatorSignatureVerdict.Refused, Assert.Single(fixture.Emulator.Journal.Entries).SignatureVerdict);
    }

    private static async Task<int> StatusAsync(
        EmulatorFixture fixture, HttpRequestMessage request, HttpCompletionOption completion = HttpCompletionOption.ResponseContentRead)
    {
        using (request)
        {
            using var response = await fixture.Http.SendAsync(request, completion, TestEnd);
            return (int)response.StatusCode;
        }
    }

    private static void AssertCutAt(EmulatorFaultPoint point, string text)
    {
        Assert.Equal(point == EmulatorFaultPoint.BeforeHeaders, text.Length == 0);
        Assert.Equal(point == EmulatorFaultPoint.InBody, text.Contains("\r\n\r\n<?xml", StringComparison.Ordinal) && !text.Contains("</DescribeBackupsResponse>", StringComparison.Ordinal));
    }

    private static async Task AdvanceUntilAsync(EmulatorFixture fixture, TimeSpan step, Task done)
    {
        while (!done.IsCompleted)
        {
            fixture.Clock.Advance(step);
            await Task.Yield();
        }
    }

    /// <summary>Sends a signed GET over a bare socket and reads to the end of the connection.</summary>
    private static async Task<(string Text, SocketError? Error)> ReadRawAsync(EmulatorFixture fixture)
    {
        using var signed = (fixture.Call with { Method = "GET", Format = "XML" }).ToV1();
        using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
        await socket.ConnectAsync("127.0.0.1", fixture.Emulator.Endpoint.Port, TestEnd);
        var request = $"GET {signed.RequestUri!.PathAndQuery} HTTP/1.1\r\nHost: {fixture.Emulator.Endpoint.Authority}\r\n\r\n";
        await socket.SendAsync(Encoding.ASCII.GetBytes(request), TestEnd);

        var text = new StringBuilder();
        var buffer = new byte[64 * 1024];
        try
        {
            while (await socket.ReceiveAsync(buffer, TestEnd) is var read and > 0)
            {
                text.Append(Encoding.UTF8.GetString(buffer, 0, read));
            }

            return (text.ToString(), null);
        }
        catch (SocketException exception)
        {
            return (text.ToString(), exception.SocketErrorCode);
        }
    }
}
