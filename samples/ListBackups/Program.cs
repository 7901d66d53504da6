// Lists the backups of RDS instances, as a table or as one JSON object a line.
// The access key comes from where --credentials says, else from where Alibaba Cloud programs look.
// Without any set up it runs on an emulator in its own process, and says so.

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
