// Measures against a floor in the same run, and prints ratios. Absolute times say nothing on a shared machine.
//   dotnet run -c Release --project tests/AliRds.Backups.Client.Benchmarks -- --quick [rows of the longest listing]
//   dotnet run -c Release --project tests/AliRds.Backups.Client.Benchmarks -- downloads [mebibytes] [rounds]

using System.Globalization;
using AliRds.Backups.Client.Benchmarks.Downloads;
using AliRds.Backups.Client.Benchmarks.Quick;
using AliRds.Backups.Client.Benchmarks.Stub;

switch (args)
{
    case ["--quick", .. var rest]:
        Console.Write(await QuickRun.RunAsync(NumberOr(rest, 0, 100_000)));
        return 0;
    case ["downloads", .. var rest]:
        await DownloadComparison.RunAsync(NumberOr(rest, 0, 1024) * 1024L * 1024, NumberOr(rest, 1, 5));
        return 0;
    case [StubProcess.Command]:
        await StubProcess.ServeAsync();
        return 0;
    default:
        Console.Error.WriteLine("Name what to measure: --quick or downloads.");
        return 2;
}

static int NumberOr(string[] arguments, int index, int otherwise) =>
    arguments.Length > index ? int.Parse(arguments[index], CultureInfo.InvariantCulture) : otherwise;
