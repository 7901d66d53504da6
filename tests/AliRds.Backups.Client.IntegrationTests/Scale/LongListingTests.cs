using System.Globalization;
using AliRds.Backups.Client.Credentials;
using AliRds.Backups.Client.Emulator;
using NodaTime;

namespace AliRds.Backups.Client.IntegrationTests.Scale;

/// <summary>A listing takes no more memory for being long. Set <c>RDS_SCALE_ROWS</c> to list more backups, such as 1000000.</summary>
[Collection(RunsAlone.Name)]
public sealed class LongListingTests(ITestOutputHelper output)
{
    private const long AllowedGrowth = 4 * 1024 * 1024;

    private static readonly int Rows =
        int.TryParse(Environment.GetEnvironmentVariable("RDS_SCALE_ROWS"), CultureInfo.InvariantCulture, out var rows) ? rows : 30_000;

    [Fact]
    public async Task GetBackupPages_LongListing_MemoryIsFlatFromPageTenOn()
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        await using var emulator = await RdsBackupsEmulator.StartAsync(
            new RdsBackupsEmulatorOptions
            {
                JournalCapacity = 10,
                Seed = new EmulatorSeedBuilder()
                    .AddInstance("rm-long", EmulatorEngine.MySql, instance => instance.WithBackups(Rows, Duration.FromMinutes(1)))
                    .Build(),
            },
            cancellationToken);
        using var client = new RdsBackupsClient(new RdsBackupsClientOptions
        {
            Endpoint = emulator.Endpoint,
            CredentialsProvider = new StaticCredentialsProvider(emulator.AccessKeyId, emulator.AccessKeySecret),
        });
        long seen = 0, pages = 0, atPageTen = 0, peak = 0;

        await foreach (var page in client.GetBackupPagesAsync(
            DescribeBackupsRequest.For("rm-long").Build(), cancellationToken: cancellationToken))
        {
            seen += page.Backups.Count;
            pages++;
            if (pages == 10)
            {
                atPageTen = GC.GetTotalMemory(forceFullCollection: true);
            }
            else if (pages > 10 && pages % Math.Max(1, Rows / 100 / 20) == 0)
            {
                peak = Math.Max(peak, GC.GetTotalMemory(forceFullCollection: true));
            }
        }

        output.WriteLine(
            $"{seen} backups on {pages} pages; live memory at page 10: {atPageTen / 1024} KiB, at most {peak / 1024} KiB later");
        Assert.Equal(Rows, seen);
        Assert.InRange(peak, 1, atPageTen + AllowedGrowth);
    }
}
