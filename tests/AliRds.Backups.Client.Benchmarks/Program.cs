// Measures against a floor in the same run, and prints ratios. Absolute times say nothing on a shared machine.
//   dotnet run -c Release --project tests/AliRds.Backups.Client.Benchmarks -- --quick [rows of the longest listing] [section]
//   dotnet run -c Release --project tests/AliRds.Backups.Client.Benchmarks -- downloads [mebibytes] [rounds]
//   dotnet run -c Release --project tests/AliRds.Backups.Client.Benchmarks -- suites [arguments of BenchmarkDotNet, such as --filter *Signing*]
//   dotnet run -c Release --project tests/AliRds.Backups.Client.Benchmarks -- page   (rewrites docs/performance.md)

using System.Globalization;
using AliRds.Backups.Client.Benchmarks.Downloads;
using AliRds.Backups.Client.Benchmarks.Quick;
using AliRds.Backups.Client.Benchmarks.Stub;
using AliRds.Backups.Client.Benchmarks.Suites;
using BenchmarkDotNet.Running;

switch (args)
{
    case ["--quick", .. var rest]:
        Console.Write(await QuickRun.RunAsync(NumberOr(rest, 0, 100_000), rest.ElementAtOrDefault(1)));
        return 0;
    case ["downloads", .. var rest]:
        await DownloadComparison.RunAsync(NumberOr(rest, 0, 1024) * 1024L * 1024, NumberOr(rest, 1, 5));
        return 0;
    case ["suites", .. var rest]:
        BenchmarkSwitcher.FromAssembly(typeof(SuiteConfig).Assembly).Run(rest, new SuiteConfig());
        return 0;
    case ["page"]:
        await PerformancePage.WriteAsync();
        return 0;
    case [StubProcess.Command]:
        await StubProcess.ServeAsync();
        return 0;
    default:
        Console.Error.WriteLine("Name what to measure: --quick, suites, downloads or page.");
        return 2;
}

static int NumberOr(string[] arguments, int index, int otherwise) =>
    arguments.Length > index ? int.Parse(arguments[index], CultureInfo.InvariantCulture) : otherwise;
