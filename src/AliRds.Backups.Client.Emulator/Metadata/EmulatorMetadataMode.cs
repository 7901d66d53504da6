namespace AliRds.Backups.Client.Emulator;

/// <summary>How the metadata service of the emulated ECS instance behaves.</summary>
public enum EmulatorMetadataMode
{
    /// <summary>Serves requests with a session token (IMDSv2) and without one (IMDSv1).</summary>
    V1AndV2,

    /// <summary>The hardened mode: requests without a valid session token get 403.</summary>
    V2Only,

    /// <summary>Issues no session tokens, as on older instances: requests for one get 404.</summary>
    V1Only,

    /// <summary>The instance has no role: requests for the role get 404.</summary>
    NoRole,

    /// <summary>Every request gets 404.</summary>
    Off,

    /// <summary>Accepts requests and never responds, as if nothing were listening.</summary>
    Stalled,
}
