// Runs the emulator as a separate process, for tests that are not written in .NET.
// Prints one JSON line when it is ready, and stops on Ctrl+C or SIGTERM.

using System.CommandLine;
using RunEmulator;

var port = new Option<int>("--port") { Description = "The TCP port on 127.0.0.1; 0 picks a free one." };
port.Validators.Add(result => Bounds.Check(result, port, 0, 65535));

var instances = new Option<int>("--instances")
{
    Description = "The number of instances, rm-emulator-1 and so on; 0 gives the three sample instances.",
};
instances.Validators.Add(result => Bounds.Check(result, instances, 0, 100_000));

var days = new Option<int>("--days") { Description = "The days of backups per instance.", DefaultValueFactory = _ => 365 };
days.Validators.Add(result => Bounds.Check(result, days, 1, 36_500));

var mixed = new Option<bool>("--mixed") { Description = "Also write the variants of fields that the real service has been seen to send." };

var refuse = new Option<string?>("--refuse")
{
    Description = "Reject every listing: denied (by RAM), throttled (for ten minutes) or failing (HTML 502).",
};
refuse.AcceptOnlyFromAmong(Refusals.Names);

var fileSize = new Option<long?>("--file-size")
{
    Description = "Add the instance rm-emulator-file with one backup, whose file has this many bytes.",
};
var linkLife = new Option<int>("--link-life")
{
    Description = "The lifetime of a download link in seconds.",
    DefaultValueFactory = _ => 3600,
};
linkLife.Validators.Add(result => Bounds.Check(result, linkLife, 1, 86_400));

var clockOffset = new Option<int>("--clock-offset")
{
    Description = "How many minutes the emulator's clock is ahead of this machine's; may be negative.",
};
clockOffset.Validators.Add(result => Bounds.Check(result, clockOffset, -100_000, 100_000));

var root = new RootCommand("An emulator of ApsaraDB RDS DescribeBackups on loopback.") { port, instances, days, mixed, refuse, fileSize, linkLife, clockOffset };
root.SetAction((arguments, cancellationToken) => EmulatorProcess.RunAsync(
    new EmulatorProcessOptions(
        arguments.GetValue(port),
        arguments.GetValue(instances),
        arguments.GetValue(days),
        arguments.GetValue(mixed),
        arguments.GetValue(refuse),
        arguments.GetValue(fileSize),
        arguments.GetValue(linkLife),
        arguments.GetValue(clockOffset)),
    cancellationToken));

var parsed = root.Parse(args);
if (parsed.Errors.Count == 0)
{
    return await parsed.InvokeAsync();
}

foreach (var error in parsed.Errors)
{
    Console.Error.WriteLine(error.Message);
}

return ExitCodes.BadArguments;
