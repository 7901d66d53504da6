namespace AliRds.Backups.Client.Tests.Listing;

/// <summary>Ways in which a total can be wrong.</summary>
internal static class WrongTotals
{
    /// <summary>The page's own row count, as one reading of the public page has it.</summary>
    internal static readonly WrongTotal OwnCount = (page, _) => page.Backups.Count;

    private static readonly WrongTotal Zero = (_, _) => 0;
    private static readonly WrongTotal None = (_, _) => null;
    private static readonly WrongTotal NothingOnAnEmptyPage = (page, _) => page.Backups.Count == 0 ? 0 : page.TotalRecordCount;
    private static readonly WrongTotal NoneOnAnEmptyPage = (page, _) => page.Backups.Count == 0 ? null : page.TotalRecordCount;

    /// <summary>Those that no change of the list can make look true.</summary>
    internal static WrongTotal[] OfLiveList { get; } = [OwnCount, Zero, None, NothingOnAnEmptyPage, NoneOnAnEmptyPage];

    /// <summary>Any wrong total, made of a number; a list that does not change is listed under each.</summary>
    internal static Func<int, WrongTotal>[] OfQuietList { get; } =
    [
        .. OfLiveList.Select(total => new Func<int, WrongTotal>(_ => total)),
        value => (_, _) => value,
        value => (page, _) => page.TotalRecordCount - value,
        value => (page, _) => page.TotalRecordCount + value,
        value => (page, request) => request.PageNumber == 1 + (value % 4) ? value : page.TotalRecordCount,
        value => (page, request) => request.PageNumber == 1 + (value % 4) ? null : page.TotalRecordCount,
        value => (_, request) => request.PageNumber * value,
        ChangingWithEachRead,
    ];

    private static WrongTotal ChangingWithEachRead(int value)
    {
        var reads = 0;
        return (page, _) => page.TotalRecordCount + (++reads * (value - 100));
    }
}

/// <summary>The total that a response carries in place of the true one, which the page still has.</summary>
internal delegate long? WrongTotal(BackupPage page, DescribeBackupsRequest request);
