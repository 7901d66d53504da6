namespace AliRds.Backups.Client.Downloading.Transfer;

/// <summary>A ranged request that did not give its bytes.</summary>
internal sealed class RangeFaultException : Exception
{
    private const int ProxyAuthenticationRequired = 407;

    internal RangeFaultException(RangeFault fault, string message, Exception? innerException = null)
        : base(message, innerException) => Fault = fault;

    internal RangeFaultException(StorageError error, TimeSpan? retryAfter)
        : this(FaultOf(error), error.ToString())
    {
        Error = error;
        RetryAfter = retryAfter;
    }

    internal RangeFault Fault { get; }

    internal StorageError? Error { get; }

    internal TimeSpan? RetryAfter { get; }

    /// <summary>Whether the object store itself asks to come again, later or with another link. Anything else may be the word of a stranger on the way.</summary>
    internal bool IsRequestedByStore => Error is { IsOwn: true } && Fault is (RangeFault.LinkExpired or RangeFault.Throttled or RangeFault.Transient);

    /// <summary>What the caller is told when it is not tried again.</summary>
    internal RdsDownloadException ToDownloadException(string reason) => Fault == RangeFault.LinkExpired
        ? Describe(new RdsLinkExpiredException($"{reason} {Message}", InnerException))
        : Describe(new RdsDownloadException($"{reason} {Message}", InnerException));

    private static RangeFault FaultOf(StorageError error) => error switch
    {
        { IsExpiry: true } => RangeFault.LinkExpired,
        { IsObjectChange: true } => RangeFault.Contradiction,
        { MayNeedNewLink: true } => RangeFault.LinkRefused,
        { IsThrottling: true } => RangeFault.Throttled,
        { IsTransient: true } => RangeFault.Transient,
        { IsOwn: false, StatusCode: not ProxyAuthenticationRequired } => RangeFault.Transient,
        _ => RangeFault.Fatal,
    };

    private RdsDownloadException Describe(RdsDownloadException exception)
    {
        exception.StatusCode = Error?.StatusCode;
        exception.Code = Error?.Code;
        exception.RequestId = Error?.RequestId;
        return exception;
    }
}
