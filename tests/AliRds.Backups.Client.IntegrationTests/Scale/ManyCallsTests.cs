using System.Globalization;
using System.Net.NetworkInformation;
using AliRds.Backups.Client.Emulator;
using AliRds.Backups.Client.IntegrationTests.Client.Support;
using NodaTime;

namespace AliRds.Backups.Client.IntegrationTests.Scale;

/// <summary>Many calls at once on one client leak nothing and mix nothing up. Set <c>RDS_SCALE_CALLS</c> for more, such as 10000.</summary>
[Collection(RunsAlone.Name)]
public sealed class ManyCallsTests(ITestOutputHelper output)
{
    private const int AtOnce = 200;
    private const int Instances = 50;
    private const long AllowedGrowth = 4 * 1024 * 1024;

    private static readonly int Calls =
        int.TryParse(Environment.GetEnvironmentVariable("RDS_SCALE_CALLS"), CultureInfo.InvariantCulture, out var calls) ? calls : 2000;

    [Fact]
    public async Task DescribeBackups_TwoHundredAtOnce_LeaksNoSocketAndMixesNoAnswer()
    {
        var seed = new EmulatorSeedBuilder();
        for (var number = 0; number < Instances; number++)
        {
            seed.AddInstance(Id(number), EmulatorEngine.MySql, instance => instance.WithBackups(number + 1, Duration.FromHours(1)));
        }

        await using var fixture = await ClientFixture.StartAsync(options => options with { Seed = seed.Build(), JournalCapacity = 10 });
        using var client = fixture.CreateClient(options => options.Connection.IdleTimeout = TimeSpan.FromMinutes(1));
        await CallAsync(client, Calls, fixture); // Makes the connections and their buffers, which stay.
        var (socketsBefore, memoryBefore) = (Sockets(fixture), GC.GetTotalMemory(forceFullCollection: true));

        await CallAsync(client, Calls, fixture);

        var (socketsAfter, memoryAfter) = (Sockets(fixture), GC.GetTotalMemory(forceFullCollection: true));
        client.Dispose();
        output.WriteLine($"{Calls} calls, {AtOnce} at once; sockets {socketsBefore} before, {socketsAfter} after; memory {memoryBefore / 1024} KiB before, {memoryAfter / 1024} KiB after");
        Assert.InRange(socketsAfter, 1, AtOnce);
        Assert.InRange(memoryAfter, 0, memoryBefore + AllowedGrowth);
    }

    private static Task CallAsync(RdsBackupsClient client, int calls, ClientFixture fixture) => Parallel.ForEachAsync(
        Enumerable.Range(0, calls),
        new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = TestContext.Current.CancellationToken },
        async (call, token) =>
        {
            var number = call % Instances;
            var page = await client.DescribeBackupsAsync(DescribeBackupsRequest.For(Id(number)).Build(), token);
            Assert.Equal(number + 1, page.Backups.Count);
            Assert.All(page.Backups, backup => Assert.Equal(new DbInstanceId(Id(number)), backup.DbInstanceId));
            Assert.InRange(Sockets(fixture, call), 0, AtOnce);
        });

    /// <summary>The client's ends of open connections; looked up now and then only, since that is slow.</summary>
    private static int Sockets(ClientFixture fixture, int call = 0) => call % 500 != 0 ? 0 : IPGlobalProperties.GetIPGlobalProperties()
        .GetActiveTcpConnections()
        .Count(connection => connection.RemoteEndPoint.Port == fixture.Emulator.Endpoint.Port && connection.State == TcpState.Established);

    private static string Id(int number) => string.Create(CultureInfo.InvariantCulture, $"rm-many-{number:00}");
}
