using AliRds.Backups.Client.Errors;

namespace AliRds.Backups.Client.Downloading.Transfer;

/// <summary>A ranged request that did not give its bytes.</summary>
internal sealed class RangeFaultException : Exception
{
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

    /// <summary>What the caller is told when it is not tried again.</summary>
    internal RdsDownloadException ToDownloadException(string reason) => Fault == RangeFault.LinkExpired
        ? Describe(new RdsLinkExpiredException($"{reason} {Message}", InnerException))
        : Describe(new RdsDownloadException($"{reason} {Message}", InnerException));

    private static RangeFault FaultOf(StorageError error) => error switch
    {
        { IsExpiry: true } => RangeFault.LinkExpired,
        { MayNeedNewLink: true } => RangeFault.LinkRefused,
        { IsThrottling: true } => RangeFault.Throttled,
        { IsTransient: true } => RangeFault.Transient,
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
