using System.Text.Json.Serialization;
using AliRds.Backups.Client.Models;
using NodaTime;

namespace AliRds.Backups.Client;

/// <summary>
/// One backup set of an instance. A property is <see langword="null"/> when the service did not send the field, sent it
/// empty, or sent something that cannot be read (then <see cref="BackupPage.UnreadableFields"/> names it).
/// </summary>
/// <remarks>
/// Source: the response table of the DescribeBackups API page (2014-08-15). All members can be set, so that tests can create any backup.
/// </remarks>
public sealed record Backup
{
    private readonly SparseFields _sparse = SparseFields.None;

    /// <summary>The id of the set; empty when the service did not send one.</summary>
    public BackupId BackupId { get; init; }

    /// <summary>The instance that the set belongs to; empty when the service did not send one.</summary>
    public DbInstanceId DbInstanceId { get; init; }

    /// <summary>The node, primary or secondary, that made the backup; digits. On the wire: <c>HostInstanceID</c>.</summary>
    public string? HostInstanceId { get; init; }

    /// <summary>The outcome. On the wire: <c>BackupStatus</c>.</summary>
    public BackupStatus? Status { get; init; }

    /// <summary>When the backup began (UTC). On the wire: <c>BackupStartTime</c>.</summary>
    [JsonConverter(typeof(BackupJsonConverter))]
    public Instant? StartTime { get; init; }

    /// <summary>When the backup ended (UTC); may be absent for failed sets. On the wire: <c>BackupEndTime</c>.</summary>
    [JsonConverter(typeof(BackupJsonConverter))]
    public Instant? EndTime { get; init; }

    /// <summary>Full or incremental. On the wire: <c>BackupType</c>.</summary>
    public BackupType? Type { get; init; }

    /// <summary>Automated or manual. On the wire: <c>BackupMode</c>.</summary>
    public BackupMode? Mode { get; init; }

    /// <summary>Logical, physical or snapshot. On the wire: <c>BackupMethod</c>.</summary>
    public BackupMethod? Method { get; init; }

    /// <summary>Size of the set in bytes, as the console shows it; the file's length may differ. On the wire: <c>BackupSize</c>.</summary>
    public long? Size { get; init; }

    /// <summary>
    /// The link over the Internet; <see langword="null"/> when the set cannot be downloaded. On the wire: <c>BackupDownloadURL</c>.
    /// </summary>
    public BackupLink? DownloadLink { get; init; }

    /// <summary>The link over the internal network of the region. On the wire: <c>BackupIntranetDownloadURL</c>.</summary>
    public BackupLink? IntranetDownloadLink { get; init; }

    /// <summary>Links per database; SQL Server only, else empty. On the wire: <c>BackupDownloadLinkByDB</c>.</summary>
    public IReadOnlyList<DatabaseLink> DatabaseLinks
    {
        get => _sparse.DatabaseLinks;
        init => _sparse = _sparse.With(EquatableList<DatabaseLink>.From(value));
    }

    /// <summary>Whether the set may be deleted.</summary>
    public StoreStatus? StoreStatus { get; init; }

    /// <summary>Whether single databases or tables can be restored; <see langword="null"/> when that is not enabled.</summary>
    public MetaStatus? MetaStatus { get; init; }

    /// <summary>The point in time at which the data is consistent; MySQL 5.6 only (the service sends 0 otherwise).</summary>
    [JsonConverter(typeof(BackupJsonConverter))]
    public Instant? ConsistentTime { get; init; }

    /// <summary>Whether the set is usable. On the wire: <c>IsAvail</c>, 1 or 0.</summary>
    public bool? IsAvailable { get; init; }

    /// <summary>Regular or archive storage.</summary>
    public StorageClass? StorageClass { get; init; }

    /// <summary>How the set is encrypted: JSON whose content is not documented; <c>{}</c> for none.</summary>
    public string? Encryption { get; init; }

    /// <summary>Whether the backup was made in copy-only mode; SQL Server only. On the wire: <c>CopyOnlyBackup</c>, 1 or 0.</summary>
    public bool? IsCopyOnly { get; init; }

    /// <summary>Who started the backup. On the wire: <c>BackupInitiator</c>.</summary>
    public BackupInitiator? Initiator { get; init; }

    /// <summary>CRC-64 (ECMA-182, reflected) of the file; sent since May 2022, may be absent.</summary>
    public ulong? Checksum { get; init; }

    /// <summary>The database engine; sent since July 2024.</summary>
    public DatabaseEngine? Engine { get; init; }

    /// <summary>The version of the engine, such as <c>8.0</c>; sent since July 2024.</summary>
    public string? EngineVersion { get; init; }

    /// <summary>When the service will delete the set; sent since July 2025. On the wire: <c>ExpectExpireTime</c>.</summary>
    [JsonConverter(typeof(BackupJsonConverter))]
    public Instant? ExpectedExpireTime { get; init; }

    /// <summary>Fields of older servers; <see langword="null"/> when none was sent.</summary>
    public LegacyBackupFields? Legacy
    {
        get => _sparse.Legacy;
        init => _sparse = _sparse.With(value);
    }

    /// <summary>Fields that this version of the client has no property for, in the order in which they came.</summary>
    public IReadOnlyList<AdditionalField> AdditionalFields
    {
        get => _sparse.AdditionalFields;
        init => _sparse = _sparse.With(EquatableList<AdditionalField>.From(value));
    }

    /// <summary>How long the backup took; <see langword="null"/> when a time is absent or the end precedes the start.</summary>
    [JsonConverter(typeof(BackupJsonConverter))]
    public Duration? Duration => EndTime >= StartTime ? EndTime - StartTime : null;

    /// <summary>
    /// Whether an instance can be restored from this set: the status is <see cref="BackupStatus.Success"/> and the service does not
    /// say that the set is unusable.
    /// </summary>
    public bool IsRestorable => Status == BackupStatus.Success && IsAvailable != false;

    /// <summary>Whether the set has a file that can be downloaded: it is restorable and has a link, for itself or for a database.</summary>
    public bool IsDownloadable => IsRestorable && (DownloadLink is not null || IntranetDownloadLink is not null || DatabaseLinks.Count > 0);

    /// <summary>Fields that few backups have, kept apart so that they take no space in the others.</summary>
    private sealed record SparseFields
    {
        internal static readonly SparseFields None = new();

        internal EquatableList<DatabaseLink> DatabaseLinks { get; private init; } = EquatableList<DatabaseLink>.Empty;

        internal LegacyBackupFields? Legacy { get; private init; }

        internal EquatableList<AdditionalField> AdditionalFields { get; private init; } = EquatableList<AdditionalField>.Empty;

        internal SparseFields With(EquatableList<DatabaseLink> databaseLinks) =>
            databaseLinks.Equals(DatabaseLinks) ? this : this with { DatabaseLinks = databaseLinks };

        internal SparseFields With(LegacyBackupFields? legacy) => legacy == Legacy ? this : this with { Legacy = legacy };

        internal SparseFields With(EquatableList<AdditionalField> additionalFields) =>
            additionalFields.Equals(AdditionalFields) ? this : this with { AdditionalFields = additionalFields };
    }
}
