using AliRds.Backups.Client.Emulator.Rpc;

namespace AliRds.Backups.Client.Emulator.Authentication;

/// <summary>The parts of a request's signature, in either version.</summary>
internal sealed record RequestSignature
{
    /// <summary><c>V1</c> or <c>V3</c>.</summary>
    public required string Version { get; init; }

    public string KeyId { get; init; } = "";

    public string? SecurityToken { get; init; }

    public string Timestamp { get; init; } = "";

    public string Nonce { get; init; } = "";

    /// <summary>The signature as sent, or empty.</summary>
    public string Text { get; init; } = "";

    /// <summary>An error about the first part that is missing or malformed, or null.</summary>
    public ServiceError? Defect { get; init; }

    /// <summary>The text that the server signs. Built only when needed.</summary>
    public Func<string> SignedText { get; init; } = () => "";

    public Func<string, string, string> Sign { get; init; } = (_, _) => "";

    public override string ToString() => $"{Version} {KeyId}";
}
