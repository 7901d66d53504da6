// Lists the backups of RDS instances, as a table or as one JSON object per line.
// The access key comes from the source in --credentials, otherwise from the places where all Alibaba Cloud programs look.
// Without credentials, it uses an emulator in its own process, and says so.

using ListBackups;

var command = new ListCommand();
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
