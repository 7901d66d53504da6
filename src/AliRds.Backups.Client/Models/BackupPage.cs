using AliRds.Backups.Client.Models;

namespace AliRds.Backups.Client;

/// <summary>One page of a listing of backups.</summary>
/// <remarks>Source: the response table of the DescribeBackups API page (2014-08-15).</remarks>
public sealed record BackupPage
{
    private readonly EquatableList<Backup> _backups = EquatableList<Backup>.Empty;
    private readonly EquatableList<UnreadableField> _unreadableFields = EquatableList<UnreadableField>.Empty;
    private readonly EquatableList<AdditionalField> _additionalFields = EquatableList<AdditionalField>.Empty;
    private readonly LazyString? _continuation;

    /// <summary>The backups of this page, in the order of the service (newest first in practice).</summary>
    public IReadOnlyList<Backup> Backups
    {
        get => _backups;
        init => _backups = EquatableList<Backup>.From(value);
    }

    /// <summary>The number of this page, from 1.</summary>
    public int? PageNumber { get; init; }

    /// <summary>How many backups the service says are on this page. It is not the page size.</summary>
    public int? PageRecordCount { get; init; }

    /// <summary>How many backups match the request, on all pages. It may change from one page to the next.</summary>
    public long? TotalRecordCount { get; init; }

    /// <summary>The size of all matching sets in bytes; a legacy field that current servers may leave out.</summary>
    public long? TotalBackupSize { get; init; }

    /// <summary>The size of the snapshot chain in bytes, for an instance on cloud disks.</summary>
    public long? TotalEcsSnapshotSize { get; init; }

    /// <summary>The id of the request. Quote it when you ask the vendor for support.</summary>
    public string? RequestId { get; init; }

    /// <summary>Fields whose value could not be read. Their backups are still in <see cref="Backups"/>.</summary>
    public IReadOnlyList<UnreadableField> UnreadableFields
    {
        get => _unreadableFields;
        init => _unreadableFields = EquatableList<UnreadableField>.From(value);
    }

    /// <summary>Fields of the page that this version of the client has no property for.</summary>
    public IReadOnlyList<AdditionalField> AdditionalFields
    {
        get => _additionalFields;
        init => _additionalFields = EquatableList<AdditionalField>.From(value);
    }

    /// <summary>
    /// Set by a listing of all pages: with it in <see cref="ListingOptions.ContinuationToken"/>, a listing resumes after this page.
    /// <see langword="null"/> on the last page, and on a page that was read by itself. It contains ids and times, but no secret.
    /// </summary>
    public string? ContinuationToken
    {
        get => _continuation?.ToString();
        init => _continuation = value is null ? null : new LazyString(value);
    }

    /// <summary>
    /// Set by a listing on its last page: why it may be incomplete, if the caller chose <see cref="IncompleteListingBehavior.Report"/>;
    /// <see langword="null"/> when it is proven complete.
    /// </summary>
    public string? IncompleteReason { get; init; }

    /// <summary>Sets <see cref="ContinuationToken"/> to a text that is created only when it is read, which few callers do.</summary>
    internal LazyString Continuation
    {
        init => _continuation = value;
    }

    /// <summary>The page with some of its rows. The reports about unreadable fields follow them to their new positions.</summary>
    /// <param name="rows">The positions to keep, ascending.</param>
    internal BackupPage KeepRows(List<int> rows) => rows.Count == Backups.Count ? this : WithRows(rows);

    // Apart from KeepRows, so that a page that keeps all rows does not pay for the closure.
    private BackupPage WithRows(List<int> rows) => this with
    {
        Backups = [.. rows.Select(row => Backups[row])],
        UnreadableFields =
        [
            .. from field in UnreadableFields
               where field.Row is not { } row || rows.BinarySearch(row) >= 0
               select field.Row is { } row ? field with { Row = rows.BinarySearch(row) } : field,
        ],
    };
}

/// <summary>A field whose value could not be read. Its property is <see langword="null"/>, and its row is kept.</summary>
/// <param name="Row">The zero-based position of the row on its page; <see langword="null"/> for a field of the page itself.</param>
/// <param name="Name">The field's name on the wire.</param>
/// <param name="RawValue">The value as it came, cut off after 200 characters, or before what may be the query of a signed link.</param>
public sealed record UnreadableField(int? Row, string Name, string RawValue);
