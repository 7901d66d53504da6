using AliRds.Backups.Client.Emulator;
using AliRds.Backups.Client.IntegrationTests.Client.Support;
using NodaTime;

namespace AliRds.Backups.Client.IntegrationTests.Client;

/// <summary>What goes wrong on the way is tried again, or becomes an error with a type. It never becomes an empty list.</summary>
public sealed class FaultTests
{
    public static TheoryData<string> Passing => [.. Faults().Select(fault => fault.Name)];

    [Theory]
    [MemberData(nameof(Passing))]
    public async Task Call_FaultTwice_SucceedsAndSharesNoNonceOrSignature(string name)
    {
        await using var fixture = await ClientFixture.StartAsync();
        fixture.Emulator.Faults.FailNext(2, Faults().Single(fault => fault.Name == name).Fault);
        using var client = fixture.CreateClient();

        var page = await ClientFixture.ReadPageAsync(client);

        Assert.Equal(100, page.Backups.Count);
        var entries = fixture.Emulator.Journal.Entries;
        Assert.Equal((3, 3), (entries.Select(entry => entry.Nonce).Distinct().Count(), entries.Select(entry => entry.SignatureHash).Distinct().Count()));
        Assert.All(entries, entry => Assert.Equal(EmulatorSignatureVerdict.Valid, entry.SignatureVerdict));
    }

    [Theory]
    [InlineData("HtmlBadGateway", 502, 3)]
    [InlineData("EmptyBody", 200, 3)]
    [InlineData("EmptyBody503", 503, 3)]
    [InlineData("CutJson", 200, 3)]
    [InlineData("ForeignResponse", 200, 1)]
    [InlineData("Redirect", 302, 1)]
    [InlineData("Html200", 200, 1)]
    public async Task Call_NotAnAnswer_IsAFormatError(string name, int status, int attempts)
    {
        await using var fixture = await ClientFixture.StartAsync();
        fixture.Emulator.Faults.FailNext(int.MaxValue, NotAnAnswer(name));
        using var client = fixture.CreateClient(options => options.Retry.MaxRetries = 2);

        var exception = await Assert.ThrowsAsync<RdsResponseFormatException>(() => ClientFixture.ListAsync(client));

        Assert.Equal((status, attempts, "127.0.0.1"), (exception.StatusCode, exception.Attempts, exception.Host!.Split(':')[0]));
    }

    [Theory]
    [InlineData(EmulatorFaultPoint.BeforeHeaders)]
    [InlineData(EmulatorFaultPoint.InHeaders)]
    [InlineData(EmulatorFaultPoint.InBody)]
    public async Task Call_AlwaysReset_IsATransportError(EmulatorFaultPoint point)
    {
        await using var fixture = await ClientFixture.StartAsync();
        fixture.Emulator.Faults.FailNext(int.MaxValue, EmulatorFault.Reset(point));
        using var client = fixture.CreateClient(options => options.Retry.MaxRetries = 1);

        var exception = await Assert.ThrowsAsync<RdsTransportException>(() => ClientFixture.ReadPageAsync(client));

        Assert.Equal((2, false), (exception.Attempts, exception.IsTimeout));
    }

    [Theory]
    [InlineData(EmulatorFaultPoint.BeforeHeaders)]
    [InlineData(EmulatorFaultPoint.InBody)]
    public async Task Call_Stalls_EndsByTheLimitOfTheAttempt(EmulatorFaultPoint point)
    {
        await using var fixture = await ClientFixture.StartAsync();
        fixture.Emulator.Faults.FailNext(int.MaxValue, EmulatorFault.Stall(point));
        using var client = fixture.CreateClient(options => (options.AttemptTimeout, options.Retry.MaxRetries) = (TimeSpan.FromMilliseconds(150), 1));

        var exception = await Assert.ThrowsAsync<RdsTransportException>(() => ClientFixture.ReadPageAsync(client));

        Assert.Equal((2, true), (exception.Attempts, exception.IsTimeout));
        Assert.Contains("The attempt did not end within its time limit of 0.15 s. The option AttemptTimeout sets this limit.", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Call_StallsOnce_IsTriedAgain()
    {
        await using var fixture = await ClientFixture.StartAsync();
        fixture.Emulator.Faults.FailNext(1, EmulatorFault.Stall(EmulatorFaultPoint.BeforeHeaders));
        using var client = fixture.CreateClient(options => options.AttemptTimeout = TimeSpan.FromSeconds(1));

        Assert.NotEmpty((await ClientFixture.ReadPageAsync(client)).Backups);
        Assert.Equal(2, fixture.Emulator.Journal.ReceivedCount);
    }

    [Fact]
    public async Task Call_CanceledWhileItStalls_EndsWithTheCallersToken()
    {
        await using var fixture = await ClientFixture.StartAsync();
        fixture.Emulator.Faults.FailNext(1, EmulatorFault.Stall(EmulatorFaultPoint.InBody));
        using var client = fixture.CreateClient();
        using var source = new CancellationTokenSource();

        var call = client.DescribeBackupsAsync(ClientFixture.Everything, source.Token);
        await fixture.Emulator.Journal.WaitForRequestsAsync(1, TestContext.Current.CancellationToken);
        await source.CancelAsync();

        Assert.Equal(source.Token, (await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call)).CancellationToken);
    }

    [Fact]
    public async Task Call_ThrottledWithAWait_WaitsThatLong()
    {
        await using var fixture = await ClientFixture.StartAsync();
        fixture.Emulator.Faults.FailNext(1, EmulatorFault.Throttle(Duration.FromMilliseconds(300)));
        using var client = fixture.CreateClient();

        await ClientFixture.ReadPageAsync(client);

        var entries = fixture.Emulator.Journal.Entries;
        Assert.True(entries[1].Time - entries[0].Time >= Duration.FromMilliseconds(290));
    }

    [Fact]
    public async Task Call_ThrottledPastTheDeadline_SaysUntilWhen()
    {
        await using var fixture = await ClientFixture.StartAsync();
        fixture.Emulator.Faults.FailNext(1, EmulatorFault.Throttle(Duration.FromHours(1)));
        using var client = fixture.CreateClient();

        var exception = await Assert.ThrowsAsync<RdsThrottledException>(() => ClientFixture.ReadPageAsync(client));

        Assert.Equal((1, TimeSpan.FromHours(1)), (exception.Attempts, exception.RetryAfter));
        Assert.Matches("The service asks to wait until [0-9-]{10}T[0-9:]{8}Z; call less often\\.", exception.Message);
    }

    [Fact]
    public async Task Call_GzipBomb_IsATypedErrorInLittleMemory()
    {
        await using var fixture = await ClientFixture.StartAsync();
        fixture.Emulator.Faults.FailNext(1, EmulatorFault.GzipBomb(megabytes: 200));
        using var client = fixture.CreateClient(options => options.MaxResponseBytes = 1024 * 1024);

        var exception = await Assert.ThrowsAsync<RdsResponseFormatException>(() => ClientFixture.ReadPageAsync(client));

        Assert.Contains("The response is larger than 1048576 bytes", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Call_OversizedBody_IsATypedError()
    {
        await using var fixture = await ClientFixture.StartAsync();
        fixture.Emulator.Faults.FailNext(1, EmulatorFault.OversizedBody(64 * 1024 * 1024));
        using var client = fixture.CreateClient();

        await Assert.ThrowsAsync<RdsResponseFormatException>(() => ClientFixture.ReadPageAsync(client));

        Assert.Equal(1, fixture.Emulator.Journal.ReceivedCount);
    }

    private static (string Name, EmulatorFault Fault)[] Faults() =>
    [
        ("throttle", EmulatorFault.Throttle()),
        ("throttle with a wait", EmulatorFault.Throttle(Duration.FromMilliseconds(2))),
        ("throttle with junk", EmulatorFault.Throttle("soon")),
        ("429", EmulatorFault.TooManyRequests()),
        ("500", EmulatorFault.InternalError()),
        ("503", EmulatorFault.ServiceUnavailable()),
        ("502 HTML", EmulatorFault.HtmlBadGateway()),
        ("empty body", EmulatorFault.EmptyBody()),
        ("half a body", EmulatorFault.HalfBody()),
        ("reset before", EmulatorFault.Reset(EmulatorFaultPoint.BeforeHeaders)),
        ("reset in headers", EmulatorFault.Reset(EmulatorFaultPoint.InHeaders)),
        ("reset in body", EmulatorFault.Reset(EmulatorFaultPoint.InBody)),
    ];

    private static EmulatorFault NotAnAnswer(string name) => name switch
    {
        "HtmlBadGateway" => EmulatorFault.HtmlBadGateway(),
        "EmptyBody" => EmulatorFault.EmptyBody(),
        "EmptyBody503" => EmulatorFault.EmptyBody(503),
        "CutJson" => EmulatorFault.Body(200, "application/json", "{\"Items\":{\"Backup\":[{\"BackupId\":"),
        "ForeignResponse" => EmulatorFault.ForeignResponse(),
        "Redirect" => EmulatorFault.Redirect(new Uri("https://login.example/")),
        _ => EmulatorFault.Body(200, "text/html", "<html><body>Please log in</body></html>"),
    };
}
