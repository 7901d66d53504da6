using System.Runtime.CompilerServices;
using AliRds.Backups.Client.Models;
using AliRds.Backups.Client.Requests;

namespace AliRds.Backups.Client.Paging;

/// <summary>Walks through the pages of a listing.</summary>
internal sealed class BackupPager
{
    private readonly Func<DescribeBackupsRequest, CancellationToken, Task<BackupPage>> _readPage;

    internal BackupPager(Func<DescribeBackupsRequest, CancellationToken, Task<BackupPage>> readPage) => _readPage = readPage;

    internal async IAsyncEnumerable<BackupPage> ReadPagesAsync(
        DescribeBackupsRequest request, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var before = (long)(request.PageNumber - 1) * request.PageSize;
        while (true)
        {
            var page = await _readPage(request, cancellationToken).ConfigureAwait(false);
            yield return page;
            before += page.Backups.Count;
            if (page.Backups.Count == 0 || before >= page.TotalRecordCount)
            {
                yield break;
            }

            request = request with { PageNumber = request.PageNumber + 1 };
        }
    }
}
