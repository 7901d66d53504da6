namespace AliRds.Backups.Client.Emulator;

/// <summary>How far a response gets before something happens to it.</summary>
public enum EmulatorFaultPoint
{
    /// <summary>Nothing is sent.</summary>
    BeforeHeaders,

    /// <summary>The status line and part of the headers are sent.</summary>
    InHeaders,

    /// <summary>All headers and half of the body are sent.</summary>
    InBody,
}
