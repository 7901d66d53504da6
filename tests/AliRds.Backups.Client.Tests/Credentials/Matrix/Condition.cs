namespace AliRds.Backups.Client.Tests.Credentials.Matrix;

public enum Condition
{
    /// <summary>The source gives a key.</summary>
    Works,

    /// <summary>The source is not there.</summary>
    Missing,

    /// <summary>The source gives something else.</summary>
    Malformed,

    /// <summary>The source is there and gives nothing.</summary>
    Slow,

    /// <summary>The key has ended, and the source has a new one.</summary>
    Expired,

    /// <summary>The key has ended, and the source is gone.</summary>
    ExpiredAndGone,

    /// <summary>The key was replaced before its end, and the service has refused the old one.</summary>
    Rotated,
}
