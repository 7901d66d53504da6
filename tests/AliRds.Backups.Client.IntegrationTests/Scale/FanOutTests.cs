using System.Globalization;
using AliRds.Backups.Client.Credentials;
using AliRds.Backups.Client.Emulator;
using NodaTime;

namespace AliRds.Backups.Client.IntegrationTests.Scale;

/// <summary>Two thousand instances in one listing, of which twenty fail, each in one of five ways.</summary>
public sealed class FanOutTests(ITestOutputHelper output)
{
    private const int Instances = 2000;
    private const int FailuresOfEachKind = 4;
    private const int BackupsEach = 120;

    [Fact]
    public async Task GetBackupPagesOfMany_SomeInstancesFail_TheOthersAreComplete()
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        await using var emulator = await StartAsync(cancellationToken);
        using var client = new RdsBackupsClient(new RdsBackupsClientOptions
        {
            Endpoint = emulator.Endpoint,
            CredentialsProvider = new StaticCredentialsProvider(emulator.AccessKeyId, emulator.AccessKeySecret),
            Retry = { MaxRetries = 1, BaseDelay = TimeSpan.FromMilliseconds(1), MaxDelay = TimeSpan.FromMilliseconds(2) },
        });
        var rows = new Dictionary<string, int>();
        var complete = new HashSet<string>();
        var errors = new Dictionary<string, RdsBackupsException>();

        var requests = Enumerable.Range(0, Instances).Select(number => DescribeBackupsRequest.For(Id(number)).Build());
        await foreach (var piece in client.GetBackupPagesForInstancesAsync(requests, new FanOutOptions { MaxParallelism = 16 }, cancellationToken))
        {
            var id = piece.Request.DbInstanceId.Value;
            rows[id] = rows.GetValueOrDefault(id) + (piece.Page?.Backups.Count ?? 0);
            if (piece.Error is { } error)
            {
                errors.Add(id, error);
            }
            else if (piece.IsLast)
            {
                Assert.True(complete.Add(id));
            }
        }

        output.WriteLine($"{complete.Count} complete, {errors.Count} failed: "
            + string.Join(", ", errors.Values.GroupBy(error => error.GetType().Name).Select(group => $"{group.Count()} {group.Key}")));
        Assert.Equal(Instances - (5 * FailuresOfEachKind), complete.Count);
        Assert.All(complete, id => Assert.Equal(BackupsEach, rows[id]));
        Assert.Equal(
            [nameof(RdsNotFoundException), nameof(RdsResponseFormatException), nameof(RdsServiceException), nameof(RdsThrottledException), nameof(RdsTransportException)],
            errors.Values.Select(error => error.GetType().Name).Distinct().Order());
        Assert.All(errors.Values.GroupBy(error => error.GetType()), group => Assert.Equal(FailuresOfEachKind, group.Count()));
    }

    private static async Task<RdsBackupsEmulator> StartAsync(CancellationToken cancellationToken)
    {
        var seed = new EmulatorSeedBuilder();
        for (var number = 0; number < Instances; number++)
        {
            seed.AddInstance(Id(number), EmulatorEngine.PostgreSql, instance => instance.WithBackups(BackupsEach, Duration.FromHours(6)));
        }

        var emulator = await RdsBackupsEmulator.StartAsync(new RdsBackupsEmulatorOptions { Seed = seed.Build(), JournalCapacity = 10 }, cancellationToken);
        Fail(emulator, 0, EmulatorFault.Throttle());
        Fail(emulator, 1, EmulatorFault.HtmlBadGateway());
        Fail(emulator, 2, EmulatorFault.Reset(EmulatorFaultPoint.InBody));
        Fail(emulator, 3, EmulatorFault.ServiceError(403, "Forbidden.RAM", "The user is not authorized to operate on the specified resource."));
        for (var number = 4; number < Instances && number < 20; number += 5)
        {
            emulator.Backups.RemoveInstance(Id(number));
        }

        return emulator;
    }

    private static void Fail(RdsBackupsEmulator emulator, int first, EmulatorFault fault)
    {
        for (var i = 0; i < FailuresOfEachKind; i++)
        {
            emulator.Faults.Add(new EmulatorFaultRule { Fault = fault, DbInstanceId = Id(first + (5 * i)), Times = 1000 });
        }
    }

    private static string Id(int number) => string.Create(CultureInfo.InvariantCulture, $"pgm-fan-{number:0000}");
}
