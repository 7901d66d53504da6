using AliRds.Backups.Client.Emulator.Rpc;

namespace AliRds.Backups.Client.Emulator.Authentication;

/// <summary>The outcome of a check. <paramref name="Error"/> is null unless the request is rejected.</summary>
internal sealed record AuthenticationResult(EmulatorSignatureVerdict Verdict, ServiceError? Error)
{
    public static AuthenticationResult Valid { get; } = new(EmulatorSignatureVerdict.Valid, null);

    public static AuthenticationResult Waived { get; } = new(EmulatorSignatureVerdict.Waived, null);

    public static AuthenticationResult NotNeeded { get; } = new(EmulatorSignatureVerdict.NotNeeded, null);

    public static AuthenticationResult Refuse(ServiceError error) => new(EmulatorSignatureVerdict.Refused, error);
}
