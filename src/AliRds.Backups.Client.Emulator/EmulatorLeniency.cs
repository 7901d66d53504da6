namespace AliRds.Backups.Client.Emulator;

/// <summary>
/// Named switches that make the emulator kinder or stricter than the service. All are off by default; a check that was
/// waived shows as <see cref="EmulatorSignatureVerdict.Waived"/> in the journal.
/// </summary>
public sealed record EmulatorLeniency
{
    /// <summary>Accept any signature, but still demand a known access key. Default false.</summary>
    public bool AcceptAnySignature { get; init; }

    /// <summary>Accept times further than 15 minutes from the emulator's clock. Default false.</summary>
    public bool AcceptAnyTimestamp { get; init; }

    /// <summary>Accept a nonce that was used before. Default false.</summary>
    public bool AcceptNonceReuse { get; init; }

    /// <summary>Refuse query parameters that the operation does not know, with <c>UnsupportedParameter</c>. The service ignores them. Default false.</summary>
    public bool RefuseUnknownParameters { get; init; }
}
