// Downloads backups of an RDS instance: several in parallel, resumable, proven, with progress bars or plain lines.
// Without credentials, it uses an emulator in its own process, and says so.

using DownloadBackups;

var command = new DownloadCommand();
var parsed = command.Parse(args);
if (parsed.Errors.Count == 0)
{
    return await parsed.InvokeAsync();
}

foreach (var error in parsed.Errors)
{
    Console.Error.WriteLine(error.Message);
}

return ExitCodes.BadArguments;
