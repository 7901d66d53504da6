// Records the first page of an instance, and serves it to whoever asks, signed or not. The access key is that of the environment.
// Prints its address when it is ready; ends on Ctrl+C or SIGTERM.

using AliRds.Backups.Client;
using AliRds.Backups.Client.ColdStart.PageServer;

using var recording = new RecordingHandler();
using var httpClient = new HttpClient(recording);
using var client = new RdsBackupsClient(new RdsBackupsClientOptions { Endpoint = new Uri(args[0]) }, httpClient);
await client.DescribeBackupsAsync(DescribeBackupsRequest.For(args[1]).Build());

var builder = WebApplication.CreateSlimBuilder();
builder.Logging.ClearProviders();
builder.WebHost.UseUrls("http://127.0.0.1:0");
await using var server = builder.Build();
server.MapGet("/", () => Results.Bytes(recording.Body, "application/json"));
await server.StartAsync();
Console.WriteLine(server.Urls.Single());
await server.WaitForShutdownAsync();
