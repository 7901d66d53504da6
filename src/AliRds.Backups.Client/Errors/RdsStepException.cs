namespace AliRds.Backups.Client;

/// <summary>A step of your own, around calls or attempts, failed. What it threw is the <see cref="Exception.InnerException"/>.</summary>
public sealed class RdsStepException : RdsCallException
{
    /// <summary>Makes the error; public so that tests can make one.</summary>
    /// <param name="reason">Which step failed, and how.</param>
    /// <param name="innerException">What the step threw; <see langword="null"/> when it gave no page.</param>
    public RdsStepException(string reason, Exception? innerException = null)
        : base(reason, innerException)
    {
    }
}
