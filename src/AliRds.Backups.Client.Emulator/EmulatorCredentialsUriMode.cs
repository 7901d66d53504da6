namespace AliRds.Backups.Client.Emulator;

/// <summary>How the emulator's credentials URI answers.</summary>
public enum EmulatorCredentialsUriMode
{
    /// <summary>With a valid key.</summary>
    Good,

    /// <summary>200 with a body that is not JSON.</summary>
    Malformed,

    /// <summary>200 with a key that ended an hour ago.</summary>
    Expired,

    /// <summary>500.</summary>
    Failing,
}
