using System.Collections.Immutable;
using NodaTime;

namespace AliRds.Backups.Client.Emulator;

/// <summary>One request and, once known, its outcome. Immutable. Contains no secret.</summary>
public sealed record EmulatorJournalEntry
{
    /// <summary>1 for the first request of this emulator.</summary>
    public required long Number { get; init; }

    /// <summary>Time of arrival, by the emulator's clock.</summary>
    public required Instant Time { get; init; }

    /// <summary>HTTP method.</summary>
    public required string Method { get; init; }

    /// <summary>The <c>Host</c> header.</summary>
    public required string Host { get; init; }

    /// <summary>Path without the query.</summary>
    public string Path { get; init; } = "/";

    /// <summary>
    /// The operation, or empty. Downloads have <c>GetObject</c> or <c>HeadObject</c>; the metadata service has <c>GetMetadataToken</c>,
    /// <c>GetMetadataRole</c>, <c>GetMetadataKey</c> or <c>GetMetadata</c>; the credentials URI has <c>GetCredentials</c>.
    /// </summary>
    public string Action { get; init; } = "";

    /// <summary><c>V1</c>, <c>V3</c>, or empty if the request was not signed.</summary>
    public string SignatureVersion { get; init; } = "";

    /// <summary>Result of the signature check.</summary>
    public EmulatorSignatureVerdict SignatureVerdict { get; init; } = EmulatorSignatureVerdict.Refused;

    /// <summary>
    /// Hash of the signature. Two requests have the same hash only if their signatures are equal. Empty without a signature.
    /// </summary>
    public string SignatureHash { get; init; } = "";

    /// <summary>Key id, or empty.</summary>
    public string AccessKeyId { get; init; } = "";

    /// <summary>Nonce, or empty.</summary>
    public string Nonce { get; init; } = "";

    /// <summary>Whether the request asks for XML.</summary>
    public bool WantsXml { get; init; }

    /// <summary>The parameters of the operation, without secrets. Those of the gateway are left out.</summary>
    public IReadOnlyDictionary<string, string> Parameters { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>Headers without secrets. Names are case-insensitive.</summary>
    public IReadOnlyDictionary<string, string> Headers { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>The instance that the request is for, or empty.</summary>
    public string DbInstanceId => Download?.DbInstanceId ?? Parameters.GetValueOrDefault("DBInstanceId", "");

    /// <summary>The backup that the request is for, or empty.</summary>
    public string BackupId => Download?.BackupId ?? Parameters.GetValueOrDefault("BackupId", "");

    /// <summary>The file that the request is for; null for a call.</summary>
    public EmulatorDownload? Download { get; init; }

    /// <summary>Request id in the response.</summary>
    public required string RequestId { get; init; }

    /// <summary>Name of the fault that was applied, or empty.</summary>
    public string Fault { get; init; } = "";

    /// <summary>HTTP status sent; 0 if none was sent, or not yet.</summary>
    public int StatusCode { get; init; }

    /// <summary>Error code in the response, or empty.</summary>
    public string ErrorCode { get; init; } = "";

    /// <summary>Bytes of the body sent. Recorded before the last byte is sent.</summary>
    public long BytesSent { get; init; }

    /// <summary>An error in the emulator itself, or empty.</summary>
    public string EmulatorFailure { get; init; } = "";

    /// <summary>Whether the outcome is known.</summary>
    public bool IsCompleted { get; init; }
}
