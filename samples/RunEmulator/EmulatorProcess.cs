using System.Text.Json;
using AliRds.Backups.Client.Emulator;
using NodaTime;

namespace RunEmulator;

/// <summary>Runs the emulator until a signal stops it.</summary>
internal static class EmulatorProcess
{
    public static async Task<int> RunAsync(EmulatorProcessOptions options, CancellationToken cancellationToken)
    {
        try
        {
            await using var emulator = await RdsBackupsEmulator.StartAsync(ToEmulatorOptions(options), cancellationToken);
            AddFile(emulator, options.FileSize);
            Refusals.Apply(emulator, options.Refuse);
            PrintReadyLine(emulator);
            await UntilCanceledAsync(cancellationToken);
            return ExitCodes.Success;
        }
        catch (IOException exception)
        {
            await Console.Error.WriteLineAsync($"The emulator could not start on port {options.Port}: {exception.Message}");
            return ExitCodes.Failed;
        }
    }

    private static RdsBackupsEmulatorOptions ToEmulatorOptions(EmulatorProcessOptions options) => new()
    {
        Port = options.Port,
        TimeProvider = new OffsetTimeProvider(TimeSpan.FromMinutes(options.ClockOffset)),
        Seed = ToSeed(options),
        LinkLifetime = Duration.FromSeconds(options.LinkLife),
        WireStyle = options.Mixed ? EmulatorWireStyle.Mixed : EmulatorWireStyle.Plain,
    };

    private static EmulatorSeed ToSeed(EmulatorProcessOptions options)
    {
        var history = Duration.FromDays(options.Days);
        if (options.Instances == 0)
        {
            return EmulatorSeed.ForSamples(history);
        }

        var engines = Enum.GetValues<EmulatorEngine>();
        var seed = new EmulatorSeedBuilder();
        for (var number = 1; number <= options.Instances; number++)
        {
            seed.AddInstance($"rm-emulator-{number}", engines[(number - 1) % engines.Length], instance => instance.WithSchedule(history));
        }

        return seed.Build();
    }

    /// <summary>Adds the same backup at each start, so that an interrupted download can be resumed against a new process too.</summary>
    private static void AddFile(RdsBackupsEmulator emulator, long? size)
    {
        if (size is { } bytes)
        {
            emulator.Backups.AddInstance("rm-emulator-file", EmulatorEngine.MySql);
            emulator.Backups.Add("rm-emulator-file", new EmulatorBackup { StartTime = Instant.FromUtc(2026, 1, 1, 2, 0), Size = bytes });
        }
    }

    private static void PrintReadyLine(RdsBackupsEmulator emulator)
    {
        var ready = new
        {
            endpoint = emulator.Endpoint.GetLeftPart(UriPartial.Authority),
            accessKeyId = emulator.AccessKeyId,
            accessKeySecret = emulator.AccessKeySecret,
            credentialsUri = emulator.CredentialsUri.Address,
            roleArn = EmulatorSts.DefaultRoleArn,
            oidcProviderArn = EmulatorSts.DefaultOidcProviderArn,
            oidcToken = EmulatorSts.DefaultOidcToken,
        };
        Console.WriteLine(JsonSerializer.Serialize(ready));
    }

    private static async Task UntilCanceledAsync(CancellationToken cancellationToken)
    {
        var canceled = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var registration = cancellationToken.Register(canceled.SetResult);
        await canceled.Task;
    }
}
