namespace AliRds.Backups.Client.Emulator;

/// <summary>The result of the signature check.</summary>
public enum EmulatorSignatureVerdict
{
    /// <summary>The signature is right, the time is close enough, and the nonce is new.</summary>
    Valid,

    /// <summary>A check failed, but a switch in <see cref="EmulatorLeniency"/> waived it.</summary>
    Waived,

    /// <summary>Not checked: the request needs no signature.</summary>
    NotNeeded,

    /// <summary>Rejected. The error code of the entry says why.</summary>
    Refused,
}
