namespace AliRds.Backups.Client.Downloading.Transfer;

/// <summary>What a request that failed calls for.</summary>
internal enum RangeFault
{
    /// <summary>Send it again after a while.</summary>
    Transient,

    /// <summary>Send it again after a while, over fewer connections.</summary>
    Throttled,

    /// <summary>Send it again now: this connection is much slower than the others.</summary>
    Slow,

    /// <summary>Send it again now, some times: this connection brings hardly a byte.</summary>
    BelowMinimumRate,

    /// <summary>Send it again now, once: the connection that it went over was dead in the pool.</summary>
    StaleConnection,

    /// <summary>Ask again before it is believed: the response speaks of another object than the one that is known.</summary>
    Contradiction,

    /// <summary>Get a new link.</summary>
    LinkExpired,

    /// <summary>Get a new link, once.</summary>
    LinkRefused,

    /// <summary>Give up.</summary>
    Fatal,
}
