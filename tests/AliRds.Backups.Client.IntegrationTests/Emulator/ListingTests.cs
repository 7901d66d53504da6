using System.Text.Json;
using AliRds.Backups.Client.IntegrationTests.Emulator.Support;

namespace AliRds.Backups.Client.IntegrationTests.Emulator;

public sealed class ListingTests
{
    [Theory]
    [InlineData(30)]
    [InlineData(50)]
    [InlineData(100)]
    public async Task DescribeBackups_AllPages_AreTheStoreNewestFirst(int pageSize)
    {
        await using var fixture = await EmulatorFixture.StartAsync();
        var call = fixture.Call.With("PageSize", $"{pageSize}");

        var ids = new List<string?>();
        for (var page = 1; page <= 250 / pageSize + 1; page++)
        {
            var answer = await fixture.GetPageAsync(call.With("PageNumber", $"{page}") with { Nonce = $"page-{page}" });
            Assert.Equal(250, answer.GetProperty("TotalRecordCount").GetInt32());
            ids.AddRange(Backups(answer).Select(backup => backup.GetProperty("BackupId").GetString()));
        }

        Assert.Equal(fixture.Emulator.Backups.List(EmulatorFixture.Instance).Select(backup => backup.BackupId), ids);
    }

    [Theory]
    [InlineData("GET", false)]
    [InlineData("POST", false)]
    [InlineData("POST", true)]
    public async Task DescribeBackups_SignedWithV1_IsAnswered(string method, bool formBody)
    {
        await using var fixture = await EmulatorFixture.StartAsync();

        var (status, body) = await fixture.SendAsync((fixture.Call with { Method = method }).ToV1(formBody));

        Assert.True((int)status == 200, body);
        Assert.Equal(30, Backups(JsonElement.Parse(body)).Count());
    }

    private static JsonElement.ArrayEnumerator Backups(JsonElement page) =>
        page.GetProperty("Items").GetProperty("Backup").EnumerateArray();
}
