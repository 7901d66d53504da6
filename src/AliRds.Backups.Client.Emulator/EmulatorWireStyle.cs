namespace AliRds.Backups.Client.Emulator;

/// <summary>How the fields of an answer are written.</summary>
public enum EmulatorWireStyle
{
    /// <summary>Every field in its documented type and in a fixed order. The default.</summary>
    Plain,

    /// <summary>
    /// The drift seen on the real wire: strings for numbers and the reverse, null, empty, missing or literal <c>null</c> links, times
    /// without seconds or <c>Z</c>, an object for <c>Encryption</c>, several forms of an empty list, shuffled members. Fixed by the random seed.
    /// </summary>
    Mixed,
}
