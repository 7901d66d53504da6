namespace AliRds.Backups.Client.Emulator;

/// <summary>How the credentials URI of the emulator responds.</summary>
public enum EmulatorCredentialsUriMode
{
    /// <summary>Returns a valid key.</summary>
    Good,

    /// <summary>Returns 200 with a body that is not JSON.</summary>
    Malformed,

    /// <summary>Returns 200 with a key that expired an hour ago.</summary>
    Expired,

    /// <summary>Returns 500.</summary>
    Failing,
}
