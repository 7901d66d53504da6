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

    /// <summary>Reads pages until one is not full, as anybody would, and counts the rows.</summary>
    internal async Task<int> ListAsync(int total)
    {
        var (rows, count) = (0, StubRequest.PageSize);
        for (var page = 1; count == StubRequest.PageSize; page++)
        {
            count = (await ReadAsync(page, total)).Items.Backup.Count;
            rows += count;
        }

        return rows;
    }
}
