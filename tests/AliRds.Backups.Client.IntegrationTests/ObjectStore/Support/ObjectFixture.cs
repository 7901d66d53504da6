using System.Text.Json;
using AliRds.Backups.Client.Emulator;
using AliRds.Backups.Client.IntegrationTests.Emulator.Support;
using NodaTime;

namespace AliRds.Backups.Client.IntegrationTests.ObjectStore.Support;

/// <summary>An emulator with one backup whose file a bare HTTP client fetches.</summary>
internal sealed class ObjectFixture(EmulatorFixture fixture) : IAsyncDisposable
{
    public const string BackupId = "900000001";

    public RdsBackupsEmulator Emulator => fixture.Emulator;

    public EmulatorFixture Base => fixture;

    public HttpClient Http => fixture.Http;

    public static EmulatorBackup Backup(long size) =>
        new() { BackupId = BackupId, StartTime = EmulatorFixture.Start - Duration.FromHours(5), Size = size };

    /// <summary>Lets that fault hit the first download.</summary>
    public static async Task<ObjectFixture> StartAsync(long size, EmulatorFault? fault)
    {
        var fixture = await StartAsync(size);
        if (fault is not null)
        {
            fixture.Emulator.Faults.FailNext(1, fault);
        }

        return fixture;
    }

    public static Task<ObjectFixture> StartAsync(long size, Func<RdsBackupsEmulatorOptions, RdsBackupsEmulatorOptions>? configure = null) =>
        StartAsync(Backup(size), EmulatorEngine.MySql, configure);

    public static async Task<ObjectFixture> StartAsync(
        EmulatorBackup backup, EmulatorEngine engine, Func<RdsBackupsEmulatorOptions, RdsBackupsEmulatorOptions>? configure = null)
    {
        var seed = new EmulatorSeedBuilder().AddInstance(EmulatorFixture.Instance, engine, instance => instance.WithBackup(backup)).Build();
        return new ObjectFixture(await EmulatorFixture.StartAsync(seed, configure));
    }

    /// <summary>The backup as the service lists it now, with new links.</summary>
    public async Task<JsonElement> ListAsync()
    {
        var page = await fixture.GetPageAsync(fixture.Call.With("BackupId", BackupId) with { Nonce = Guid.NewGuid().ToString() });
        return page.GetProperty("Items").GetProperty("Backup")[0];
    }

    public async Task<string> LinkAsync() => (await ListAsync()).GetProperty("BackupDownloadURL").GetString()!;

    public async Task<HttpResponseMessage> GetAsync(string link, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, link);
        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        return await Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, TestContext.Current.CancellationToken);
    }

    /// <summary>The bytes that the file should have.</summary>
    public async Task<byte[]> DownloadAsync(string? link = null) =>
        await Http.GetByteArrayAsync(link ?? await LinkAsync(), TestContext.Current.CancellationToken);

    public ValueTask DisposeAsync() => fixture.DisposeAsync();
}
