using AliRds.Backups.Client.HostileTests.Support;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace AliRds.Backups.Client.HostileTests.Health;

/// <summary>An application with health checks, registered as a user registers them, over clients that call raw servers.</summary>
internal sealed class HealthProbe : IAsyncDisposable
{
    private readonly ServiceProvider _services;

    private HealthProbe(ServiceProvider services) => _services = services;

    /// <summary>One client without a name, and the checks that <paramref name="add"/> adds.</summary>
    internal static HealthProbe For(RawServer server, Action<IHealthChecksBuilder> add, Action<RdsBackupsClientOptions>? configure = null) =>
        Of(services => services.AddRdsBackupsClient(Client(server, configure)), add);

    internal static HealthProbe Of(Action<IServiceCollection> addClients, Action<IHealthChecksBuilder> addChecks)
    {
        var services = new ServiceCollection().AddLogging().AddSingleton<TimeProvider>(new FixedClock());
        addClients(services);
        addChecks(services.AddHealthChecks());
        return new HealthProbe(services.BuildServiceProvider());
    }

    /// <summary>The options of a client that calls the server.</summary>
    internal static Action<RdsBackupsClientOptions> Client(RawServer server, Action<RdsBackupsClientOptions>? configure = null) => options =>
    {
        options.Endpoint = server.Endpoint;
        options.Credentials = new() { AccessKeyId = "hostile-key-id", AccessKeySecret = HostileClient.Secret };
        options.Connection.UseProxy = false;
        options.Retry.MaxRetries = 1;
        options.Retry.BaseDelay = TimeSpan.FromMilliseconds(1);
        configure?.Invoke(options);
    };

    internal Task<HealthReport> CheckAsync() => CheckUntilAsync(TestContext.Current.CancellationToken);

    internal Task<HealthReport> CheckUntilAsync(CancellationToken cancelled) => _services.GetRequiredService<HealthCheckService>().CheckHealthAsync(cancelled);

    /// <summary>The result of the only check.</summary>
    internal async Task<HealthReportEntry> CheckOneAsync() => Assert.Single((await CheckAsync()).Entries).Value;

    public ValueTask DisposeAsync() => _services.DisposeAsync();
}
