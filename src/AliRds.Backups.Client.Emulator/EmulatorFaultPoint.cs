namespace AliRds.Backups.Client.Emulator;

/// <summary>How far an answer gets before something happens to it.</summary>
public enum EmulatorFaultPoint
{
    /// <summary>Not a byte is sent.</summary>
    BeforeHeaders,

    /// <summary>The status line and a part of the headers are sent.</summary>
    InHeaders,

    /// <summary>All headers and half of the body are sent.</summary>
    InBody,
}
