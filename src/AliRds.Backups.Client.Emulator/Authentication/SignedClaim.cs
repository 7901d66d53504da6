namespace AliRds.Backups.Client.Emulator.Authentication;

/// <summary>What a request claims about its signer, in either signature version.</summary>
internal sealed record SignedClaim
{
    /// <summary><c>V1</c> or <c>V3</c>.</summary>
    public required string Version { get; init; }

    public string KeyId { get; init; } = "";

    public string? SecurityToken { get; init; }

    public string Timestamp { get; init; } = "";

    public string Nonce { get; init; } = "";

    public string Signature { get; init; } = "";

    /// <summary>A part that is missing or malformed, or null.</summary>
    public Rpc.ServiceError? Defect { get; init; }

    /// <summary>The text that the server signs; worked out only when needed.</summary>
    public Func<string> SignedText { get; init; } = () => "";

    public Func<string, string, string> Sign { get; init; } = (_, _) => "";

    public override string ToString() => $"{Version} {KeyId}";
}
