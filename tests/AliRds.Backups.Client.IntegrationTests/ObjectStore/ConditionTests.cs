using AliRds.Backups.Client.IntegrationTests.ObjectStore.Support;

namespace AliRds.Backups.Client.IntegrationTests.ObjectStore;

public sealed class ConditionTests
{
    private const string Past = "Thu, 01 Jan 2026 00:00:00 GMT";
    private const string Future = "Sat, 03 Jan 2026 00:00:00 GMT";

    [Theory]
    [InlineData("If-Match", "{tag}", 206)]
    [InlineData("If-Match", "{bare}", 206)]
    [InlineData("If-Match", "*", 206)]
    [InlineData("If-Match", "\"OTHER\", {tag}", 206)]
    [InlineData("If-Match", "\"OTHER\"", 412)]
    [InlineData("If-Match", "W/{tag}", 412)]
    [InlineData("If-None-Match", "{tag}", 304)]
    [InlineData("If-None-Match", "*", 304)]
    [InlineData("If-None-Match", "\"OTHER\"", 206)]
    [InlineData("If-Modified-Since", "{time}", 304)]
    [InlineData("If-Modified-Since", Future, 304)]
    [InlineData("If-Modified-Since", Past, 206)]
    [InlineData("If-Modified-Since", "yesterday", 206)]
    [InlineData("If-Unmodified-Since", "{time}", 206)]
    [InlineData("If-Unmodified-Since", Future, 206)]
    [InlineData("If-Unmodified-Since", Past, 412)]
    [InlineData("If-Range", "{tag}", 206)]
    [InlineData("If-Range", "{time}", 206)]
    [InlineData("If-Range", "\"OTHER\"", 200)]
    [InlineData("If-Range", "W/{tag}", 200)]
    [InlineData("If-Range", Past, 200)]
    public async Task Get_RangeUnderCondition_IsAnsweredAsDocumented(string header, string value, int status)
    {
        await using var fixture = await ObjectFixture.StartAsync(1_000);
        var link = await fixture.LinkAsync();
        using var plain = await fixture.GetAsync(link);
        var tag = plain.Headers.ETag!.ToString();
        var text = value
            .Replace("{tag}", tag, StringComparison.Ordinal)
            .Replace("{bare}", tag.Trim('"'), StringComparison.Ordinal)
            .Replace("{time}", $"{plain.Content.Headers.LastModified:R}", StringComparison.Ordinal);

        using var response = await fixture.GetAsync(link, ("Range", "bytes=0-9"), (header, text));

        Assert.Equal(status, (int)response.StatusCode);
        Assert.True(status == 412 || response.Headers.ETag!.ToString() == tag);
    }

    [Theory]
    [InlineData("\"OTHER\"", 412)]
    [InlineData("{tag}", 304)]
    public async Task Get_SeveralConditions_AreTakenInTheirOrder(string match, int status)
    {
        await using var fixture = await ObjectFixture.StartAsync(1_000);
        var link = await fixture.LinkAsync();
        using var plain = await fixture.GetAsync(link);
        var tag = plain.Headers.ETag!.ToString();

        using var response = await fixture.GetAsync(
            link, ("If-Match", match.Replace("{tag}", tag, StringComparison.Ordinal)), ("If-Unmodified-Since", Past), ("If-None-Match", tag));

        Assert.Equal(status, (int)response.StatusCode);
    }
}
