using System.Text.Json;

namespace AliRds.Backups.Client.ConformanceTests.Official;

/// <summary>What one of the vendor's clients saw: all pages, or why there are none.</summary>
internal sealed record OfficialOutcome(string Client, IReadOnlyList<JsonElement>? Pages, OfficialRefusal? Refusal)
{
    public IEnumerable<int> PageRecordCounts => AnsweredPages.Select(page => page.Number("PageRecordCount"));

    public IEnumerable<int> TotalRecordCounts => AnsweredPages.Select(page => page.Number("TotalRecordCount"));

    public IReadOnlyList<BackupFacts> Backups =>
        [.. AnsweredPages.SelectMany(page => page.GetProperty("Items").GetProperty("Backup").EnumerateArray()).Select(BackupFacts.Of)];

    /// <summary>The response to a single call.</summary>
    public JsonElement Response => AnsweredPages.Single();

    private IReadOnlyList<JsonElement> AnsweredPages =>
        Pages ?? throw new InvalidOperationException($"{Client} was refused: {Refusal}");
}
