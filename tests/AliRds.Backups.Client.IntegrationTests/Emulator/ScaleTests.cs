using System.Diagnostics;
using System.Net.NetworkInformation;
using AliRds.Backups.Client.Emulator;
using AliRds.Backups.Client.Emulator.Store;
using AliRds.Backups.Client.IntegrationTests.Emulator.Support;
using NodaTime;

namespace AliRds.Backups.Client.IntegrationTests.Emulator;

/// <summary>Measures, so nothing else may run beside it.</summary>
[Collection(MeasuringAlone.Name)]
public sealed class ScaleTests(ITestOutputHelper output)
{
    [Fact]
    public async Task DescribeBackups_MillionRows_LastPageReadsNoMoreThanTheFirst()
    {
        var seed = new EmulatorSeedBuilder()
            .AddInstance(EmulatorFixture.Instance, EmulatorEngine.MySql, instance => instance.WithBackups(1_000_000, Duration.FromMinutes(5)))
            .Build();
        await using var fixture = await EmulatorFixture.StartAsync(seed);
        var page = await fixture.GetPageAsync(fixture.Call.With("PageSize", "100").With("PageNumber", "10000"));
        var store = fixture.Emulator.Backups.FindInstance(EmulatorFixture.Instance)!;

        var first = Allocated(() => store.Read(BackupFilter.All, skip: 0, take: 100));
        var last = Allocated(() => store.Read(BackupFilter.All, skip: 999_900, take: 100));

        Assert.Equal(100, page.GetProperty("PageRecordCount").GetInt32());
        Assert.InRange(last, 1, first * 2);
    }

    [Fact]
    public async Task DescribeBackups_ManyInstances_AreUnfoldedOnlyWhenAsked()
    {
        var builder = new EmulatorSeedBuilder();
        for (var number = 0; number < 5_000; number++)
        {
            builder.AddInstance($"rm-{number}", EmulatorEngine.MySql, instance => instance.WithSchedule(Duration.FromDays(365)));
        }

        var before = GC.GetTotalMemory(forceFullCollection: true);
        await using var fixture = await EmulatorFixture.StartAsync(builder.Build());
        await fixture.GetPageAsync(fixture.Call.With("DBInstanceId", "rm-4999"));

        Assert.InRange(GC.GetTotalMemory(forceFullCollection: true) - before, long.MinValue, 20_000_000);
    }

    [Fact]
    public async Task StartAndStop_ManyTimes_LeavesNoListener()
    {
        var ports = new List<int>();
        var watch = Stopwatch.StartNew();
        for (var count = 0; count < 50; count++)
        {
            await using var fixture = await EmulatorFixture.StartAsync();
            ports.Add(fixture.Emulator.Endpoint.Port);
            await fixture.GetPageAsync(fixture.Call);
        }

        output.WriteLine($"50 cycles in {watch.ElapsedMilliseconds} ms");
        var listening = IPGlobalProperties.GetIPGlobalProperties().GetActiveTcpListeners().Select(listener => listener.Port);
        Assert.Empty(ports.Intersect(listening));
    }

    [Fact]
    public async Task StartAsync_PortTaken_ThrowsIOException()
    {
        await using var fixture = await EmulatorFixture.StartAsync();

        await Assert.ThrowsAnyAsync<IOException>(() => RdsBackupsEmulator.StartAsync(
            new RdsBackupsEmulatorOptions { Port = fixture.Emulator.Endpoint.Port }, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Answer_ClientAsksToClose_IsClosed()
    {
        await using var fixture = await EmulatorFixture.StartAsync();
        using var request = fixture.Call.ToV3();
        request.Headers.ConnectionClose = true;

        using var response = await fixture.Http.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.True(response.Headers.ConnectionClose);
    }

    [Fact]
    public async Task ManyCalls_InParallel_AreAllAnswered()
    {
        await using var fixture = await EmulatorFixture.StartAsync();
        var call = fixture.Call.With("PageSize", "100");
        var watch = Stopwatch.StartNew();

        await Parallel.ForAsync(0, 500, TestContext.Current.CancellationToken, async (_, _) =>
            await fixture.SendAsync(call.ToV3()));

        output.WriteLine($"500 pages of 100 rows in {watch.ElapsedMilliseconds} ms");
        Assert.All(fixture.Emulator.Journal.Entries, entry => Assert.Equal(200, entry.StatusCode));
        Assert.Equal(500, fixture.Emulator.Journal.Entries.Select(entry => entry.RequestId).Distinct().Count());
    }

    private static long Allocated(Action act)
    {
        act();
        var before = GC.GetAllocatedBytesForCurrentThread();
        act();
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }
}
