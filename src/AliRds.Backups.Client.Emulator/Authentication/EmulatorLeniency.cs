namespace AliRds.Backups.Client.Emulator;

/// <summary>
/// Switches that make the emulator more lenient or stricter than the service. All are off by default. A request that passes only because of
/// a switch has <see cref="EmulatorSignatureVerdict.Waived"/> in the journal.
/// </summary>
public sealed record EmulatorLeniency
{
    /// <summary>Accepts any signature, but still requires a known access key. Default: false.</summary>
    public bool AcceptAnySignature { get; init; }

    /// <summary>Accepts times more than 15 minutes from the emulator's clock. Default: false.</summary>
    public bool AcceptAnyTimestamp { get; init; }

    /// <summary>Accepts a nonce that was used before. Default: false.</summary>
    public bool AcceptNonceReuse { get; init; }

    /// <summary>
    /// Rejects parameters that the operation does not know, with <c>UnsupportedParameter</c>. The service ignores them. Default: false.
    /// </summary>
    public bool RefuseUnknownParameters { get; init; }
}
