using System.Collections.Frozen;
using System.Collections.Immutable;
using AliRds.Backups.Client.Emulator.ObjectStore.Answers;
using AliRds.Backups.Client.Emulator.ObjectStore.Signing;
using NodaTime;

namespace AliRds.Backups.Client.Emulator.ObjectStore;

/// <summary>Makes the journal entry of a request for an object; leaves out what is secret.</summary>
internal static class ObjectJournal
{
    private static readonly FrozenSet<string> Secrets = new[]
    {
        "Signature", "x-oss-signature", "security-token", "x-oss-security-token", "OSSAccessKeyId", "x-oss-credential", "Authorization", "Cookie",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    public static EmulatorJournalEntry Entry(ObjectRequest request, LinkVerdict verdict, (long Number, string Id) id, Instant now) => new()
    {
        Number = id.Number,
        RequestId = id.Id,
        Time = now,
        Method = request.Method,
        Host = request.Headers.Host.ToString(),
        Path = $"/{request.Address.Bucket}/{request.Address.Key}",
        Action = request.IsHead ? "HeadObject" : "GetObject",
        SignatureVersion = verdict.Version,
        SignatureVerdict = verdict.Outcome,
        SignatureHash = request.SignatureHash,
        Parameters = Open(request.Query, StringComparer.Ordinal),
        Headers = Open(request.Headers.Select(header => KeyValuePair.Create(header.Key, header.Value.ToString())), StringComparer.OrdinalIgnoreCase),
    };

    public static EmulatorDownload Read(ObjectRequest request, StoredObject? stored, ObjectResponse good)
    {
        var piece = good.ErrorCode.Length > 0 || good.IsBodiless ? default : good.Piece;
        return new EmulatorDownload(
            request.Address.Bucket,
            request.Address.Key,
            stored?.File.Instance.Id ?? "",
            stored?.File.Backup.BackupId ?? "",
            request.Headers.Range.ToString(),
            piece.Offset,
            piece.Length);
    }

    private static ImmutableDictionary<string, string> Open(IEnumerable<KeyValuePair<string, string>> pairs, StringComparer names) =>
        pairs.Where(pair => !Secrets.Contains(pair.Key)).DistinctBy(pair => pair.Key, names).ToImmutableDictionary(names);
}
