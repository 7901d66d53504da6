// Gets one page of backups from a fixed address, without a signature, and prints its rows as they are.

using System.Text.Json;
using AliRds.Backups.Client.ColdStart.Floor;

using var client = new HttpClient();
await using var body = await client.GetStreamAsync(new Uri(args[0]));
var page = await JsonSerializer.DeserializeAsync(body, PageContext.Default.Page);
foreach (var row in page?.Items?.Backup ?? [])
{
    Console.WriteLine($"{row.BackupId}\t{row.BackupStartTime}\t{row.BackupSize}\t{row.BackupStatus}\t{row.IsAvail}");
}
