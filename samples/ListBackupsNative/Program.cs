// Lists the backups of one RDS instance, one per line, as a native program that needs no runtime:
//   dotnet publish samples/ListBackupsNative -r linux-x64
// The access key comes from the places where all Alibaba Cloud programs look.

using AliRds.Backups.Client;
using ListBackupsNative;

try
{
    var arguments = Arguments.Parse(args);
    using var client = new RdsBackupsClient(new RdsBackupsClientOptions { RegionId = arguments.Region, Endpoint = arguments.Endpoint });
    await foreach (var backup in client.GetBackupsAsync(DescribeBackupsRequest.For(arguments.Instance).Build()))
    {
        Console.WriteLine($"{backup.BackupId}\t{backup.StartTime}\t{backup.Size}\t{backup.Status}\t{backup.IsRestorable}");
    }

    return ExitCodes.Success;
}
catch (ArgumentException exception)
{
    Console.Error.WriteLine(exception.Message);
    return ExitCodes.BadArguments;
}
catch (RdsBackupsException exception)
{
    Console.Error.WriteLine(exception.Message);
    return ExitCodes.CallFailed;
}
