using System.Diagnostics;
using System.Net.NetworkInformation;
using AliRds.Backups.Client.Emulator;
using AliRds.Backups.Client.IntegrationTests.Emulator.Support;
using NodaTime;

namespace AliRds.Backups.Client.IntegrationTests.Emulator;

public sealed class ScaleTests(ITestOutputHelper output)
{
    [Fact]
    public async Task DescribeBackups_MillionRows_LastPageReadsNoMoreThanTheFirst()
    {
        var seed = new EmulatorSeedBuilder()
            .AddInstance(EmulatorFixture.Instance, EmulatorEngine.MySql, instance => instance.WithBackups(1_000_000, Duration.FromMinutes(5)))
            .Build();
        await using var fixture = await EmulatorFixture.StartAsync(seed);
        var call = fixture.Call.With("PageSize", "100");
        await fixture.GetPageAsync(call);

        var first = await AllocatedAsync(() => fixture.GetPageAsync(call.With("PageNumber", "2")));
        var last = await AllocatedAsync(() => fixture.GetPageAsync(call.With("PageNumber", "10000")));

        Assert.InRange(last, 0, (first * 3) + 2_000_000);
        Assert.Equal(1_000_000, fixture.Emulator.Backups.Count(EmulatorFixture.Instance));
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
    public async Task ManyCalls_InParallel_AreAllAnswered()
    {
        await using var fixture = await EmulatorFixture.StartAsync();
        var call = fixture.Call.With("PageSize", "100");
        var watch = Stopwatch.StartNew();

        await Parallel.ForAsync(0, 2_000, TestContext.Current.CancellationToken, async (_, _) =>
            await fixture.SendAsync(call.ToV3()));

        output.WriteLine($"2,000 pages of 100 rows in {watch.ElapsedMilliseconds} ms");
        Assert.All(fixture.Emulator.Journal.Entries, entry => Assert.Equal(200, entry.Status));
        Assert.Equal(2_000, fixture.Emulator.Journal.Entries.Select(entry => entry.RequestId).Distinct().Count());
    }

    private static async Task<long> AllocatedAsync(Func<Task> act)
    {
        var before = GC.GetTotalAllocatedBytes(precise: true);
        await act();
        return GC.GetTotalAllocatedBytes(precise: true) - before;
    }
}
