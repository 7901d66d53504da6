// Gets one page of backups as Floor does, and uses each library of the client once: a keyed hash, decompression, Polly, NodaTime, XmlReader.

using System.Net;
using System.Security.Cryptography;
using System.Text.Json;
using System.Xml;
using AliRds.Backups.Client.ColdStart.Floor;
using NodaTime;
using Polly;
using Polly.Retry;

using var handler = new SocketsHttpHandler { AutomaticDecompression = DecompressionMethods.All };
using var client = new HttpClient(handler);
var whole = new ResiliencePipelineBuilder<Page?>().AddTimeout(TimeSpan.FromSeconds(100)).Build();
var repeated = new ResiliencePipelineBuilder<Page?>().AddRetry(new RetryStrategyOptions<Page?>()).AddTimeout(TimeSpan.FromSeconds(30)).Build();
var page = await whole.ExecuteAsync(async token => await repeated.ExecuteAsync(GetAsync, token));
foreach (var row in page?.Items?.Backup ?? [])
{
    var time = Instant.FromUnixTimeSeconds(row.ConsistentTime);
    Console.WriteLine($"{row.BackupId}\t{time}\t{row.BackupSize}\t{row.BackupStatus}\t{row.IsAvail}");
}

async ValueTask<Page?> GetAsync(CancellationToken cancellationToken)
{
    using var request = new HttpRequestMessage(HttpMethod.Get, args[0]);
    request.Headers.Add("x-signature", Convert.ToHexString(HMACSHA256.HashData("secret"u8, "string to sign"u8)));
    using var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
    await using var body = await response.Content.ReadAsStreamAsync(cancellationToken);
    if (response.Content.Headers.ContentType?.MediaType != "application/xml")
    {
        return await JsonSerializer.DeserializeAsync(body, PageContext.Default.Page, cancellationToken);
    }

    using var reader = XmlReader.Create(body);
    reader.MoveToContent();
    return new Page { RequestId = reader.ReadInnerXml() };
}
