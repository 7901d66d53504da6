namespace AliRds.Backups.Client.Emulator;

/// <summary>How the fields of a response are written.</summary>
public enum EmulatorWireStyle
{
    /// <summary>Every field in its documented type and in a fixed order. The default.</summary>
    Plain,

    /// <summary>
    /// Also writes the variants that the service has been seen to send: strings for numbers and the reverse; null, empty, missing or
    /// literal <c>null</c> links; times without seconds or <c>Z</c>; an object for <c>Encryption</c>; several forms of an empty list; a
    /// different order. The random seed decides which.
    /// </summary>
    Mixed,
}
