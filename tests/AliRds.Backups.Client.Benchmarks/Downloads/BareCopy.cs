using System.Net.Http.Headers;

namespace AliRds.Backups.Client.Benchmarks.Downloads;

/// <summary>The floor: parts of 16 MiB over eight connections, written where they belong, flushed at the end, and nothing checked.</summary>
internal static class BareCopy
{
    private const long PartSize = 16 * 1024 * 1024;
    private const int BufferSize = 256 * 1024;

    public static async Task RunAsync(Backup backup, string path)
    {
        using var http = new HttpClient(new SocketsHttpHandler { MaxConnectionsPerServer = 8 });
        var address = backup.DownloadLink!.ToUri();
        var size = await LengthAsync(http, address);
        using var file = File.OpenHandle(path, FileMode.CreateNew, FileAccess.Write, preallocationSize: size);
        var parts = Enumerable.Range(0, (int)((size + PartSize - 1) / PartSize));
        await Parallel.ForEachAsync(parts, new ParallelOptions { MaxDegreeOfParallelism = 8 }, async (part, token) =>
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, address);
            request.Headers.Range = new RangeHeaderValue(part * PartSize, Math.Min(size, (part + 1) * PartSize) - 1);
            using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, token);
            await using var stream = await response.Content.ReadAsStreamAsync(token);
            var buffer = new byte[BufferSize];
            var position = part * PartSize;
            while (await stream.ReadAsync(buffer, token) is var count and > 0)
            {
                await RandomAccess.WriteAsync(file, buffer.AsMemory(0, count), position, token);
                position += count;
            }
        });
        RandomAccess.FlushToDisk(file);
    }

    private static async Task<long> LengthAsync(HttpClient http, Uri address)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.Range = new RangeHeaderValue(0, 0);
        using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        return response.Content.Headers.ContentRange!.Length!.Value;
    }
}
