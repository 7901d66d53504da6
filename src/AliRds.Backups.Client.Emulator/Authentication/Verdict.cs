using AliRds.Backups.Client.Emulator.Rpc;

namespace AliRds.Backups.Client.Emulator.Authentication;

/// <summary>Whether a claim holds. <paramref name="Error"/> is null unless it was refused.</summary>
internal sealed record Verdict(EmulatorSignatureVerdict Outcome, ServiceError? Error)
{
    public static Verdict Valid { get; } = new(EmulatorSignatureVerdict.Valid, null);

    public static Verdict Waived { get; } = new(EmulatorSignatureVerdict.Waived, null);

    public static Verdict NotNeeded { get; } = new(EmulatorSignatureVerdict.NotNeeded, null);

    public static Verdict Refuse(ServiceError error) => new(EmulatorSignatureVerdict.Refused, error);
}
