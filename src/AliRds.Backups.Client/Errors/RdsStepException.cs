namespace AliRds.Backups.Client;

/// <summary>One of your own steps, around calls or attempts, failed. The <see cref="Exception.InnerException"/> is what it threw.</summary>
public sealed class RdsStepException : RdsCallException
{
    /// <summary>Creates the exception. It is public so that tests can create one.</summary>
    /// <param name="reason">Which step failed, and how.</param>
    /// <param name="innerException">What the step threw; <see langword="null"/> when it returned no result.</param>
    public RdsStepException(string reason, Exception? innerException = null)
        : base(reason, innerException)
    {
    }
}
