namespace AliRds.Backups.Client.Tests.Listing;

/// <summary>Ways in which a total can be wrong.</summary>
internal static class LyingTotals
{
    /// <summary>The page's own row count, as one reading of the public page has it.</summary>
    internal static readonly LyingTotal OwnCount = (page, _) => page.Backups.Count;

    private static readonly LyingTotal Zero = (_, _) => 0;
    private static readonly LyingTotal None = (_, _) => null;
    private static readonly LyingTotal NothingOnAnEmptyPage = (page, _) => page.Backups.Count == 0 ? 0 : page.TotalRecordCount;
    private static readonly LyingTotal NoneOnAnEmptyPage = (page, _) => page.Backups.Count == 0 ? null : page.TotalRecordCount;

    /// <summary>Those that no change of the list can make look true.</summary>
    internal static LyingTotal[] OfALiveList { get; } = [OwnCount, Zero, None, NothingOnAnEmptyPage, NoneOnAnEmptyPage];

    /// <summary>Any wrong total, made of a number; a list that does not change is listed under each.</summary>
    internal static Func<int, LyingTotal>[] OfAQuietList { get; } =
    [
        .. OfALiveList.Select(lie => new Func<int, LyingTotal>(_ => lie)),
        value => (_, _) => value,
        value => (page, _) => page.TotalRecordCount - value,
        value => (page, _) => page.TotalRecordCount + value,
        value => (page, request) => request.PageNumber == 1 + (value % 4) ? value : page.TotalRecordCount,
        value => (page, request) => request.PageNumber == 1 + (value % 4) ? null : page.TotalRecordCount,
        value => (_, request) => request.PageNumber * value,
        ChangingWithEachRead,
    ];

    private static LyingTotal ChangingWithEachRead(int value)
    {
        var reads = 0;
        return (page, _) => page.TotalRecordCount + (++reads * (value - 100));
    }
}
