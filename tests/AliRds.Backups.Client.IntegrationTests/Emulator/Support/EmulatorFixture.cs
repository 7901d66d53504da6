using System.Net;
using System.Text.Json;
using AliRds.Backups.Client.Emulator;
using Microsoft.Extensions.Time.Testing;
using NodaTime;

namespace AliRds.Backups.Client.IntegrationTests.Emulator.Support;

/// <summary>An emulator with a frozen clock and a bare HTTP client.</summary>
internal sealed class EmulatorFixture : IAsyncDisposable
{
    public const string Instance = "rm-test0001";

    public static readonly Instant Start = Instant.FromUtc(2026, 1, 2, 3, 4, 5);

    private EmulatorFixture(RdsBackupsEmulator emulator, FakeTimeProvider clock)
    {
        Emulator = emulator;
        Clock = clock;
    }

    public RdsBackupsEmulator Emulator { get; }

    public FakeTimeProvider Clock { get; }

    public HttpClient Http { get; } = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseProxy = false });

    public EmulatorCall Call => new EmulatorCall { Endpoint = Emulator.Endpoint }.With("DBInstanceId", Instance);

    public static async Task<EmulatorFixture> StartAsync(
        EmulatorSeed? seed = null, Func<RdsBackupsEmulatorOptions, RdsBackupsEmulatorOptions>? configure = null)
    {
        var clock = new FakeTimeProvider(Start.ToDateTimeOffset());
        var options = new RdsBackupsEmulatorOptions { TimeProvider = clock, Seed = seed ?? SmallSeed() };
        var emulator = await RdsBackupsEmulator.StartAsync(configure?.Invoke(options) ?? options, TestContext.Current.CancellationToken);
        return new EmulatorFixture(emulator, clock);
    }

    public static EmulatorSeed SmallSeed() => new EmulatorSeedBuilder()
        .AddInstance(Instance, EmulatorEngine.MySql, instance => instance.WithBackups(count: 250, every: Duration.FromHours(6)))
        .Build();

    public async Task<(HttpStatusCode Status, string Body)> SendAsync(HttpRequestMessage request)
    {
        using (request)
        {
            using var response = await Http.SendAsync(request, TestContext.Current.CancellationToken);
            return (response.StatusCode, await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        }
    }

    public async Task<JsonElement> GetPageAsync(EmulatorCall call)
    {
        var (status, body) = await SendAsync(call.ToV3());
        Assert.True(status == HttpStatusCode.OK, body);
        return JsonElement.Parse(body);
    }

    /// <summary>Sends a call that must be refused; gives status and code.</summary>
    public async Task<(int Status, string Code)> GetRefusalAsync(HttpRequestMessage request)
    {
        var (status, body) = await SendAsync(request);
        return ((int)status, JsonElement.Parse(body).GetProperty("Code").GetString()!);
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await Emulator.DisposeAsync();
    }
}
