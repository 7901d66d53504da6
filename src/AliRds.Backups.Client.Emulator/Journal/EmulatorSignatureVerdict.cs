namespace AliRds.Backups.Client.Emulator;

/// <summary>The result of the signature check.</summary>
public enum EmulatorSignatureVerdict
{
    /// <summary>Signed, on time, and fresh.</summary>
    Valid,

    /// <summary>A check failed, but a switch of <see cref="EmulatorLeniency"/> waived it.</summary>
    Waived,

    /// <summary>Not checked: the request needs no signature.</summary>
    NotNeeded,

    /// <summary>Refused. The error code of the entry says why.</summary>
    Refused,
}
