using System.Globalization;
using System.Text.Json;
using AliRds.Backups.Client.Benchmarks.Stub;

namespace AliRds.Backups.Client.Benchmarks.Floor;

/// <summary>The floor: a bare <see cref="HttpClient"/> and source-generated JSON into plain strings. Nothing is signed, checked or repeated.</summary>
internal sealed class FloorClient(Uri endpoint) : IDisposable
{
    private readonly HttpClient _http = new();

    public void Dispose() => _http.Dispose();

    internal async Task<FloorPage> ReadAsync(int page = 1, int total = StubRequest.PageSize)
    {
        var address = string.Create(
            CultureInfo.InvariantCulture,
            $"{endpoint}?Action=DescribeBackups&Version=2014-08-15&DBInstanceId={StubRequest.InstanceWith(total)}&PageNumber={page}&PageSize=100");
        using var response = await _http.GetAsync(address, HttpCompletionOption.ResponseHeadersRead);
        response.EnsureSuccessStatusCode();
        await using var stream = await response.Content.ReadAsStreamAsync();
        return await JsonSerializer.DeserializeAsync(stream, FloorJsonContext.Default.FloorPage) ?? throw new InvalidDataException("No page.");
    }

    /// <summary>Reads all pages, and counts the rows.</summary>
    internal async Task<int> ListAsync(int total)
    {
        var rows = 0;
        for (var page = 1; rows < total; page++)
        {
            rows += (await ReadAsync(page, total)).Items.Backup.Count;
        }

        return rows;
    }
}
