namespace AliRds.Backups.Client.Listing;

/// <summary>Drops rows of a page, and keeps the reports about the others in step.</summary>
internal static class PageRows
{
    /// <param name="page">The page.</param>
    /// <param name="rows">The positions to keep, ascending.</param>
    internal static BackupPage Keep(BackupPage page, List<int> rows) => page with
    {
        Backups = [.. rows.Select(row => page.Backups[row])],
        UnreadableFields =
        [
            .. from field in page.UnreadableFields
               where field.Row is not { } row || rows.BinarySearch(row) >= 0
               select field.Row is { } row ? field with { Row = rows.BinarySearch(row) } : field,
        ],
    };
}
