using System.Text.Json.Serialization;
using AliRds.Backups.Client.Models;
using NodaTime;

namespace AliRds.Backups.Client;

/// <summary>The points in time that an instance can be restored to from the backups in its own region.</summary>
/// <remarks>
/// The service gives one range, and does not show gaps in it. Source: the DescribeLocalAvailableRecoveryTime API page (2014-08-15).
/// All members can be set, so that tests can create any range.
/// </remarks>
public sealed record RecoveryTimeRange
{
    private readonly EquatableList<UnreadableField> _unreadableFields = EquatableList<UnreadableField>.Empty;
    private readonly EquatableList<AdditionalField> _additionalFields = EquatableList<AdditionalField>.Empty;

    /// <summary>The instance.</summary>
    public DbInstanceId DbInstanceId { get; init; }

    /// <summary>
    /// The earliest point in time to restore to (UTC); <see langword="null"/> when there is none. On the wire: <c>RecoveryBeginTime</c>.
    /// </summary>
    [JsonConverter(typeof(BackupJsonConverter))]
    public Instant? EarliestTime { get; init; }

    /// <summary>
    /// The latest point in time to restore to (UTC); <see langword="null"/> when there is none. On the wire: <c>RecoveryEndTime</c>.
    /// </summary>
    [JsonConverter(typeof(BackupJsonConverter))]
    public Instant? LatestTime { get; init; }

    /// <summary>
    /// Why there is no range; <see langword="null"/> when there is one, or when the service sends none and does not say why.
    /// </summary>
    public RecoveryUnavailableReason? UnavailableReason { get; init; }

    /// <summary>The id of the request. Quote it when you ask the vendor for support.</summary>
    public string? RequestId { get; init; }

    /// <summary>
    /// Fields whose value could not be read. A time that is named here is <see langword="null"/>, but may exist.
    /// </summary>
    public IReadOnlyList<UnreadableField> UnreadableFields
    {
        get => _unreadableFields;
        init => _unreadableFields = EquatableList<UnreadableField>.From(value);
    }

    /// <summary>Fields that this version of the client has no property for.</summary>
    public IReadOnlyList<AdditionalField> AdditionalFields
    {
        get => _additionalFields;
        init => _additionalFields = EquatableList<AdditionalField>.From(value);
    }
}
