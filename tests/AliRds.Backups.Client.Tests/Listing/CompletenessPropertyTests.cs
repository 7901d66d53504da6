using FsCheck;
using FsCheck.Fluent;
using NodaTime;

namespace AliRds.Backups.Client.Tests.Listing;

/// <summary>
/// Backups appear and are purged between any two reads; the listing sees all that stayed exactly once, or says that it is incomplete.
/// </summary>
public sealed class CompletenessPropertyTests
{
    /// <summary>Set the variable <c>RDS_PROPERTY_CASES</c> for a longer run.</summary>
    private static readonly int Cases =
        int.TryParse(Environment.GetEnvironmentVariable("RDS_PROPERTY_CASES"), out var cases) ? cases : 3000;

    [Fact]
    public void ReadPages_RandomHistory_SeesEveryLastingBackupOnceOrSaysIncomplete()
    {
        var histories =
            from count in Gen.Choose(0, 200)
            from pageSize in Gen.Elements(30, 50, 100)
            from changes in Gen.ListOf(Changes())
            select new History(count, pageSize, [.. changes]);

        Prop.ForAll(histories.ToArbitrary(), history => HoldsAsync(history)).Check(Config.QuickThrowOnFailure.WithMaxTest(Cases));
    }

    [Fact]
    public void ReadPages_RandomHistoryInPieces_SeesEveryLastingBackupOnceOrSaysIncomplete()
    {
        // A token knows the rows of two pages. What shifts the list by more than a page between two pieces can bring rows that it does not
        // know.
        var histories =
            from count in Gen.Choose(0, 200)
            from pageSize in Gen.Elements(30, 50, 100)
            from changes in Gen.ListOf(Changes(), 20)
            from windowHours in Gen.Elements(0, 0, 30, 100)
            from stops in Gen.Choose(0, 1 << 12)
            select new History(count, pageSize, [.. changes]) { WindowHours = windowHours, Stops = stops };

        Prop.ForAll(histories.ToArbitrary(), history => HoldsAsync(history)).Check(Config.QuickThrowOnFailure.WithMaxTest(Cases));
    }

    [Fact]
    public void ReadPages_QuietListUnderAWrongTotal_SeesEveryBackupOnceAndEnds()
    {
        var lists =
            from count in Gen.Choose(0, 200)
            from pageSize in Gen.Elements(30, 50, 100)
            from total in Gen.Elements(WrongTotals.OfQuietList)
            from value in Gen.Choose(0, 250)
            from stops in Gen.Choose(0, 1 << 12)
            select (count, pageSize, total, value, stops);

        Prop.ForAll(lists.ToArbitrary(), it => SeesAllAsync(it.count, it.pageSize, it.total(it.value), it.stops)).Check(
            Config.QuickThrowOnFailure.WithMaxTest(Cases));
    }

    [Fact]
    public void ReadPages_RandomHistoryUnderAWrongTotal_SeesEveryLastingBackupOnceOrSaysIncomplete()
    {
        var histories =
            from count in Gen.Choose(0, 200)
            from pageSize in Gen.Elements(30, 50, 100)
            from changes in Gen.ListOf(Changes())
            from total in Gen.Elements(WrongTotals.OfLiveList)
            select new History(count, pageSize, [.. changes]) { Total = total };

        Prop.ForAll(histories.ToArbitrary(), history => HoldsAsync(history)).Check(Config.QuickThrowOnFailure.WithMaxTest(Cases));
    }

    [Fact]
    public async Task ReadPages_PurgeAndAppearanceAroundTheFirstPageUnderAWrongTotal_IsNotProvenComplete()
    {
        var purgeThenAppearance = new History(51, 50, [new(2, IsPurge: true, Index: 17), new(3, IsPurge: false, Index: 16)]) { Total = WrongTotals.OwnCount };

        Assert.True(await HoldsAsync(purgeThenAppearance));
    }

    [Fact]
    public async Task ReadPages_OnePurge_IsProvenComplete()
    {
        var proven = 0;
        for (var seed = 0; seed < 200; seed++)
        {
            var random = new Random(seed);
            var list = new LiveList(250);
            list.BeforeRead = number =>
            {
                if (number == 3)
                {
                    list.RemoveAt(random.Next(list.Rows.Count));
                }
            };

            var (_, error) = await ListingHarness.ListAsync(list, ListingHarness.Request(50));
            proven += error is null ? 1 : 0;
        }

        Assert.Equal(200, proven);
    }

    internal static async Task<bool> HoldsAsync(History history)
    {
        var list = new LiveList(history.Count);
        var lasting = list.Rows.Select(row => row.BackupId.Value).ToHashSet();
        list.BeforeRead = number =>
        {
            if (number == 1)
            {
                return; // The listing begins with the first read; what changes before it is of no interest.
            }

            foreach (var change in history.Changes.Where(change => change.BeforeRead == number))
            {
                Apply(list, change);
            }

            lasting.IntersectWith(list.Rows.Select(row => row.BackupId.Value));
        };

        list.Transform = (page, request) => page with { TotalRecordCount = history.Total(page, request) };
        var request = DescribeBackupsRequest.For("rm-live").WithPageSize(history.PageSize).WithStartTime(LiveList.Now - Duration.FromDays(450)).Build();
        var (ids, error) = await ListingHarness.ListInPiecesAsync(list, request, history.Options, history.StopsBehind);
        return ids.Distinct().Count() == ids.Count && (error is not null || lasting.IsSubsetOf(ids));
    }

    /// <summary>Whether all is handed out in the order of the list, in few calls a page, whatever the total says.</summary>
    private static async Task<bool> SeesAllAsync(int count, int pageSize, WrongTotal total, int stops)
    {
        var list = new LiveList(count);
        list.Transform = (page, request) => page with { TotalRecordCount = total(page, request) };
        var (ids, _) = await ListingHarness.ListInPiecesAsync(
            list, ListingHarness.Request(pageSize), new ListingOptions(), page => page < 31 && (stops >> page & 1) == 1);
        return ids.SequenceEqual(list.Rows.Select(row => row.BackupId.Value)) && list.Requests.Count <= 25 * ((count / pageSize) + 2);
    }

    private static void Apply(LiveList list, Change change)
    {
        if (change.IsPurge)
        {
            list.RemoveAt(change.Index);
        }
        else
        {
            list.Insert(change.Index);
        }
    }

    private static Gen<Change> Changes() =>
        from read in Gen.Choose(2, 12)
        from purge in Gen.Elements(true, true, false)
        from index in Gen.Choose(0, 220)
        select new Change(read, purge, index);

    internal sealed record History(int Count, int PageSize, IReadOnlyList<Change> Changes)
    {
        /// <summary>The length of a window; 0 for none.</summary>
        public int WindowHours { get; init; }

        /// <summary>A bit for each of the first pages: whether the listing is given up behind it, and continued by another.</summary>
        public int Stops { get; init; }

        /// <summary>The total of a response; the true one, unless a test has it otherwise.</summary>
        public WrongTotal Total { get; init; } = (page, _) => page.TotalRecordCount;

        internal ListingOptions Options => new() { Window = WindowHours == 0 ? null : Duration.FromHours(WindowHours) };

        internal bool StopsBehind(int page) => page < 31 && (Stops >> page & 1) == 1;

        public override string ToString() =>
            $"{Count} backups, {PageSize} a page, windows of {WindowHours} h, stops {Stops:b}: {string.Join("; ", Changes.OrderBy(change => change.BeforeRead))}";
    }

    internal sealed record Change(int BeforeRead, bool IsPurge, int Index);
}
