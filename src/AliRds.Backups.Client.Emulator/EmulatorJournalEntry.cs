using System.Collections.Immutable;
using NodaTime;

namespace AliRds.Backups.Client.Emulator;

/// <summary>One request and, once it is known, its answer. Immutable; holds no secret.</summary>
public sealed record EmulatorJournalEntry
{
    /// <summary>1 for the first request of this emulator.</summary>
    public required long Number { get; init; }

    /// <summary>Arrival on the emulator's clock.</summary>
    public required Instant Time { get; init; }

    /// <summary>HTTP method.</summary>
    public required string Method { get; init; }

    /// <summary>The <c>Host</c> header.</summary>
    public required string Host { get; init; }

    /// <summary>Path without the query.</summary>
    public string Path { get; init; } = "/";

    /// <summary>
    /// The operation asked for, or empty. <c>GetObject</c> or <c>HeadObject</c> for a file. <c>GetMetadataToken</c>, <c>GetMetadataRole</c>, <c>GetMetadataKey</c> or <c>GetMetadata</c> for the
    /// metadata service, <c>GetCredentials</c> for the credentials URI.
    /// </summary>
    public string Action { get; init; } = "";

    /// <summary><c>V1</c>, <c>V3</c>, or empty if the request was not signed.</summary>
    public string SignatureVersion { get; init; } = "";

    /// <summary>Outcome of the signature check.</summary>
    public EmulatorSignatureVerdict SignatureVerdict { get; init; } = EmulatorSignatureVerdict.Refused;

    /// <summary>Hash of the signature: two requests have the same one only if their signatures are equal. Empty without a signature.</summary>
    public string SignatureHash { get; init; } = "";

    /// <summary>Key id, or empty.</summary>
    public string AccessKeyId { get; init; } = "";

    /// <summary>Nonce, or empty.</summary>
    public string Nonce { get; init; } = "";

    /// <summary>Whether the answer is asked for as XML.</summary>
    public bool WantsXml { get; init; }

    /// <summary>Parameters without those that belong to the signature.</summary>
    public ImmutableDictionary<string, string> Parameters { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>Headers without secrets; names are found in any case.</summary>
    public ImmutableDictionary<string, string> Headers { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>The instance asked about, or empty.</summary>
    public string DBInstanceId => Download?.DBInstanceId ?? Parameters.GetValueOrDefault("DBInstanceId", "");

    /// <summary>The backup asked about, or empty.</summary>
    public string BackupId => Download?.BackupId ?? Parameters.GetValueOrDefault("BackupId", "");

    /// <summary>The file asked for; null for a call.</summary>
    public EmulatorDownload? Download { get; init; }

    /// <summary>Request id of the answer.</summary>
    public required string RequestId { get; init; }

    /// <summary>Name of the fault that was applied, or empty.</summary>
    public string Fault { get; init; } = "";

    /// <summary>HTTP status sent; 0 while nothing was sent, or if the connection was cut before.</summary>
    public int Status { get; init; }

    /// <summary>Error code of the answer, or empty.</summary>
    public string ErrorCode { get; init; } = "";

    /// <summary>Bytes of body sent. Recorded before the last of them leaves.</summary>
    public long BytesSent { get; init; }

    /// <summary>An error inside the emulator itself, or empty. Never the service's.</summary>
    public string EmulatorFailure { get; init; } = "";

    /// <summary>Whether the outcome is known.</summary>
    public bool IsAnswered { get; init; }
}
