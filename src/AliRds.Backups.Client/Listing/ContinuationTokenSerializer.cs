using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using AliRds.Backups.Client.Operations.DescribeBackups;
using NodaTime;

namespace AliRds.Backups.Client.Listing;

/// <summary>Writes the cursor of a listing as an opaque text, and reads it back.</summary>
internal static class ContinuationTokenSerializer
{
    private const int Version = 1;

    private static readonly JsonTypeInfo<ContinuationState> Json = ContinuationJsonContext.Default.ContinuationState;

    private const string InvalidToken = "The text is not a continuation token. Use the ContinuationToken of a page.";

    internal static string Serialize(ListingCursor cursor, DescribeBackupsRequest request) =>
        Convert.ToBase64String(JsonSerializer.SerializeToUtf8Bytes(ToState(cursor, request), Json));

    /// <exception cref="ArgumentException">The text is not a token, or it belongs to another request.</exception>
    internal static ListingCursor Deserialize(string continuationToken, DescribeBackupsRequest request)
    {
        ContinuationState? state;
        try
        {
            state = JsonSerializer.Deserialize(Convert.FromBase64String(continuationToken), Json);
        }
        catch (Exception exception) when (exception is FormatException or JsonException)
        {
            throw new ArgumentException(InvalidToken, nameof(continuationToken), exception);
        }

        if (state is not { Version: Version })
        {
            throw new ArgumentException(
                "The continuation token was written by another version of this client. Start the listing from the beginning.",
                nameof(continuationToken));
        }

        if (state.Request != Fingerprint(request))
        {
            throw new ArgumentException(
                "The continuation token belongs to another request. Use the request that the listing was started with.",
                nameof(continuationToken));
        }

        return state.IsValid ? ToCursor(state, request) : throw new ArgumentException(InvalidToken, nameof(continuationToken));
    }

    private static ContinuationState ToState(ListingCursor cursor, DescribeBackupsRequest request) => new()
    {
        Version = Version,
        Request = Fingerprint(request),
        StartedAt = cursor.Position.StartedAt.ToUnixTimeTicks(),
        Start = cursor.Start.ToUnixTimeTicks(),
        End = cursor.End.ToUnixTimeTicks(),
        WindowMinutes = (long?)cursor.Window?.TotalMinutes,
        LastCompletedWindowMinutes = (long?)cursor.LastCompletedWindow?.TotalMinutes,
        MaxWindowMinutes = (long?)cursor.MaxWindow?.TotalMinutes,
        FirstPage = cursor.FirstPage,
        Page = cursor.Position.Page,
        Total = cursor.Position.Total,
        ReturnedCount = cursor.Position.ReturnedCount,
        LastKeys = cursor.Position.LastKeys,
        OverlapIds = [.. cursor.OverlapIds],
        NextOverlapIds = [.. cursor.NextOverlapIds],
        IncompleteReason = cursor.IncompleteReason,
    };

    private static ListingCursor ToCursor(ContinuationState state, DescribeBackupsRequest request) => new()
    {
        Start = Instant.FromUnixTimeTicks(state.Start),
        End = Instant.FromUnixTimeTicks(state.End),
        Window = ToDuration(state.WindowMinutes),
        LastCompletedWindow = ToDuration(state.LastCompletedWindowMinutes),
        MaxWindow = ToDuration(state.MaxWindowMinutes),
        FirstPage = state.FirstPage ?? request.PageNumber,
        OverlapIds = ListingCursor.EmptyIds.Union(state.OverlapIds),
        NextOverlapIds = ListingCursor.EmptyIds.Union(state.NextOverlapIds),
        IncompleteReason = state.IncompleteReason,
        Position = new ListingPosition
        {
            StartedAt = Instant.FromUnixTimeTicks(state.StartedAt),
            Page = state.Page,
            Total = state.Total,
            ReturnedCount = state.ReturnedCount,
            LastKeys = state.LastKeys,
        },
    };

    private static Duration? ToDuration(long? minutes) => minutes is { } length ? Duration.FromMinutes(length) : null;

    private static string Fingerprint(DescribeBackupsRequest request)
    {
        var text = string.Join('\n', DescribeBackupsParameters.Create(request).Select(parameter => $"{parameter.Name}={parameter.Value}"));
        return Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, 8));
    }
}
