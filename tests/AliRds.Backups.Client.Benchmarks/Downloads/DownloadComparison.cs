using System.Diagnostics;
using AliRds.Backups.Client.Credentials;
using AliRds.Backups.Client.Downloading;
using AliRds.Backups.Client.Emulator;
using NodaTime;

namespace AliRds.Backups.Client.Benchmarks.Downloads;

/// <summary>
/// The downloader beside curl, aria2c and a bare copy over eight connections that checks nothing. All fetch the same file from the same emulator
/// to the same disk; rounds interleave.
/// </summary>
internal static class DownloadComparison
{
    private const string Instance = "rm-bench";

    public static async Task RunAsync(long size, int rounds)
    {
        await using var emulator = await RdsBackupsEmulator.StartAsync(new RdsBackupsEmulatorOptions { JournalCapacity = 10 });
        emulator.Backups.AddInstance(Instance, EmulatorEngine.MySql);
        var stored = emulator.Backups.Add(Instance, new EmulatorBackup { StartTime = Instant.FromUtc(2026, 1, 1, 2, 0), Size = size });
        using var client = new RdsBackupsClient(new RdsBackupsClientOptions
        {
            Endpoint = emulator.Endpoint,
            CredentialsProvider = new StaticCredentialsProvider(emulator.AccessKeyId, emulator.AccessKeySecret),
        });
        var backup = await client.GetBackupAsync(new DbInstanceId(Instance), new BackupId(stored.BackupId!));
        var variants = Variants(client);
        var times = variants.ToDictionary(variant => variant.Name, _ => new List<double>());
        for (var round = 0; round <= rounds; round++)
        {
            foreach (var (name, run) in variants)
            {
                var seconds = await MeasureAsync(backup, run);
                if (round > 0)
                {
                    times[name].Add(seconds);
                }
            }
        }

        Print(times);
    }

    private static List<(string Name, Func<Backup, string, Task> Run)> Variants(RdsBackupsClient client)
    {
        var variants = new List<(string, Func<Backup, string, Task>)> { ("bare copy, 8 connections, unchecked", BareCopy.RunAsync) };
        AddTool(variants, "curl", (backup, path) => ["-s", "-o", path, Link(backup)]);
        AddTool(variants, "aria2c", (backup, path) =>
            ["-q", "-x8", "-s8", "-k16M", "--file-allocation=falloc", "-d", Path.GetDirectoryName(path)!, "-o", Path.GetFileName(path), Link(backup)]);
        foreach (var parts in (int[])[1, 4, 8])
        {
            variants.Add(($"ours, {parts} parts, CRC-64", (backup, path) => OursAsync(client, backup, path, parts, VerificationLevel.Checksum)));
        }

        variants.Add(("ours, 8 parts, length only", (backup, path) => OursAsync(client, backup, path, 8, VerificationLevel.Length)));
        return variants;
    }

    private static void AddTool(List<(string, Func<Backup, string, Task>)> variants, string tool, Func<Backup, string, string[]> arguments)
    {
        var folders = Environment.GetEnvironmentVariable("PATH")?.Split(Path.PathSeparator) ?? [];
        if (folders.Any(folder => File.Exists(Path.Combine(folder, tool))))
        {
            variants.Add((tool, (backup, path) => ToolAsync(tool, arguments(backup, path))));
        }
        else
        {
            Console.WriteLine($"{tool} is not installed and left out.");
        }
    }

    private static string Link(Backup backup) => backup.DownloadLink!.Reveal();

    private static async Task OursAsync(RdsBackupsClient client, Backup backup, string path, int parts, VerificationLevel level)
    {
        using var downloader = new BackupDownloader(client, new DownloadOptions { Parallelism = parts, Verification = level, AllowLoopbackLinks = true });
        await downloader.DownloadToFileAsync(backup, path);
    }

    private static async Task ToolAsync(string tool, string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(tool, arguments) { RedirectStandardOutput = true })
            ?? throw new InvalidOperationException($"{tool} did not start.");
        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"{tool} ended with {process.ExitCode}.");
        }
    }

    private static async Task<double> MeasureAsync(Backup backup, Func<Backup, string, Task> run)
    {
        var folder = Directory.CreateTempSubdirectory("bench-");
        try
        {
            var started = Stopwatch.GetTimestamp();
            await run(backup, Path.Combine(folder.FullName, "file.xb"));
            return Stopwatch.GetElapsedTime(started).TotalSeconds;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static void Print(Dictionary<string, List<double>> times)
    {
        var floor = Median(times.First().Value);
        Console.WriteLine("time, as a ratio to the bare copy (median; least to most)");
        foreach (var (name, seconds) in times)
        {
            Console.WriteLine($"{name,-40} {Median(seconds) / floor:0.00}  ({seconds.Min() / floor:0.00} to {seconds.Max() / floor:0.00})");
        }
    }

    private static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);
}
