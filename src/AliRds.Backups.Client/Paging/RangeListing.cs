using System.Runtime.CompilerServices;
using AliRds.Backups.Client.Models;
using AliRds.Backups.Client.Requests;
using AliRds.Backups.Client.Telemetry;

namespace AliRds.Backups.Client.Paging;

/// <summary>
/// Walks through the pages of one range, and proves that it leaves nothing out or says why it cannot. Used once.
/// </summary>
internal sealed class RangeListing
{
    /// <summary>How often in a row pages are read again without anything new before the listing goes on in doubt.</summary>
    private const int Patience = 10;

    private readonly Func<DescribeBackupsRequest, CancellationToken, Task<BackupPage>> _readPage;
    private readonly DescribeBackupsRequest _request;
    private readonly PageSeam _seam;
    private int _number;
    private int _rereads;
    private int _shortReads;
    private bool _hasShortPages;

    internal RangeListing(
        Func<DescribeBackupsRequest, CancellationToken, Task<BackupPage>> readPage, DescribeBackupsRequest request, ListingPosition position)
    {
        _readPage = readPage;
        _request = request;
        _number = position.Page;
        _seam = new PageSeam(position, request.PageNumber);
    }

    /// <summary>Why the listing may be incomplete; <see langword="null"/> when it is proven complete.</summary>
    internal string? Doubt { get; private set; }

    /// <summary>The total of the last page.</summary>
    internal long? Total { get; private set; }

    internal long HandedOut => _seam.HandedOut;

    /// <summary>Whether the last page was handed out.</summary>
    internal bool IsOver { get; private set; }

    /// <summary>Where the listing goes on.</summary>
    internal ListingPosition Position => _seam.PositionBefore(_number);

    internal async IAsyncEnumerable<BackupPage> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        while (!IsOver)
        {
            var page = await ReadPageAsync(_request with { PageNumber = _number }, cancellationToken).ConfigureAwait(false);
            Total = page.TotalRecordCount;
            if (Accept(page) is { } accepted)
            {
                yield return accepted;
            }
        }
    }

    private async Task<BackupPage> ReadPageAsync(DescribeBackupsRequest request, CancellationToken cancellationToken)
    {
        using var activity = RdsTracing.StartPage(request);
        var page = await _readPage(request, cancellationToken).ConfigureAwait(false);
        activity?.SetTag(TagNames.PageRows, page.Backups.Count);
        return page;
    }

    /// <summary>Takes a page and moves on, or moves back to read again what may have shifted.</summary>
    private BackupPage? Accept(BackupPage page)
    {
        if (!_seam.Joins(page, _number) && ReadAgain(_number - 1, "the list kept changing while it was read"))
        {
            return null;
        }

        if (IsShort(page) && ReadAgainShortPage())
        {
            return null;
        }

        if (_seam.MayHideAPurge(page, _number))
        {
            DoubtThat("a backup appeared while the list was read, so another may have been purged unseen");
        }

        if (page.Backups.Count < page.PageRecordCount)
        {
            DoubtThat("the service announced more backups on a page than could be read");
        }

        if (page.TotalRecordCount is null && page.Backups.Count > 0 && _number > _request.PageNumber)
        {
            DoubtThat("the service gave no total, so a change between two pages could not be seen");
        }

        return MoveOn(page);
    }

    private BackupPage MoveOn(BackupPage page)
    {
        var isRepetition = _rereads == 0 && _seam.IsRepetition(page, _number);
        if (isRepetition)
        {
            DoubtThat("the service gave the same page again");
        }

        var fresh = _seam.Take(page, _number);
        _shortReads = 0;
        _rereads = fresh.Backups.Count > 0 ? 0 : _rereads;
        IsOver = IsEnd(page) || isRepetition;
        if (IsOver && _hasShortPages && HandedOut < page.TotalRecordCount)
        {
            DoubtThat("the service gave short pages, and fewer backups than it counts");
        }

        _number++;
        return fresh;
    }

    private bool IsEnd(BackupPage page) => page.Backups.Count == 0
        || (!_hasShortPages && page.TotalRecordCount is { } total && Offset + page.Backups.Count >= total);

    private long Offset => (long)(_number - 1) * _request.PageSize;

    /// <summary>Whether the page holds fewer backups than it has room for, though the service counts more.</summary>
    private bool IsShort(BackupPage page) =>
        !_hasShortPages && page.Backups.Count < _request.PageSize && page.TotalRecordCount is { } total && Offset + page.Backups.Count < total;

    private bool ReadAgain(int number, string otherwise)
    {
        if (_rereads++ < Patience)
        {
            _number = Math.Max(number, _request.PageNumber);
            return true;
        }

        DoubtThat(otherwise);
        return false;
    }

    /// <summary>A short page may be a slip; if it stays short, the service has a page size of its own, and only an empty page is the end.</summary>
    private bool ReadAgainShortPage()
    {
        if (_shortReads++ < 2)
        {
            return true;
        }

        _hasShortPages = true;
        return false;
    }

    private void DoubtThat(string reason) => Doubt ??= reason;
}
