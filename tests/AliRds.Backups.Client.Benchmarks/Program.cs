// Measures against a floor in the same run, and prints ratios. Absolute times say nothing on a shared machine.
//   dotnet run -c Release --project tests/AliRds.Backups.Client.Benchmarks -- downloads [mebibytes] [rounds]

using System.Globalization;
using AliRds.Backups.Client.Benchmarks.Downloads;

if (args is not ["downloads", ..])
{
    Console.Error.WriteLine("Name what to measure: downloads.");
    return 2;
}

var mebibytes = args.Length > 1 ? int.Parse(args[1], CultureInfo.InvariantCulture) : 1024;
var rounds = args.Length > 2 ? int.Parse(args[2], CultureInfo.InvariantCulture) : 5;
await DownloadComparison.RunAsync(mebibytes * 1024L * 1024, rounds);
return 0;
