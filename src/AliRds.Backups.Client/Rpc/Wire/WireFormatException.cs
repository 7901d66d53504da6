namespace AliRds.Backups.Client.Rpc.Wire;

/// <summary>A body that cannot be walked through. The reader turns it into the public error, which knows the status and the request id.</summary>
internal sealed class WireFormatException : Exception
{
    internal WireFormatException(string reason, bool exceedsLimits = false, Exception? innerException = null)
        : base(reason, innerException) => ExceedsLimits = exceedsLimits;

    /// <summary>Whether the body is beyond a bound of the options, so that asking again would not help.</summary>
    internal bool ExceedsLimits { get; }
}
