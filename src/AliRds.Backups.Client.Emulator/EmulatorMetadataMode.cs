namespace AliRds.Backups.Client.Emulator;

/// <summary>How the metadata service of the emulated ECS instance behaves.</summary>
public enum EmulatorMetadataMode
{
    /// <summary>Answers with a session token (IMDSv2) and without one (IMDSv1).</summary>
    V1AndV2,

    /// <summary>The hardened mode: a request without a valid session token is refused with 403.</summary>
    V2Only,

    /// <summary>Gives no session tokens, as older instances: 404.</summary>
    V1Only,

    /// <summary>No role is attached to the instance: 404 for roles.</summary>
    NoRole,

    /// <summary>404 for everything.</summary>
    Off,

    /// <summary>Takes requests and never answers, as where nothing listens behind the address.</summary>
    Stalled,
}
