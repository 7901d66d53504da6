namespace AliRds.Backups.Client.Emulator;

/// <summary>What the signature check said about a request.</summary>
public enum EmulatorSignatureVerdict
{
    /// <summary>Signed, on time, and fresh.</summary>
    Valid,

    /// <summary>Accepted only because a leniency switch waived a check that had failed.</summary>
    Waived,

    /// <summary>Not checked: what was asked for takes unsigned requests.</summary>
    NotNeeded,

    /// <summary>Refused; the entry's error code says why.</summary>
    Refused,
}
