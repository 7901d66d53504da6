namespace AliRds.Backups.Client;

/// <summary>The target file could not be written. See <see cref="Problem"/>.</summary>
public sealed class RdsTargetException : RdsDownloadException
{
    /// <summary>Creates the exception. It is public so that tests can create one.</summary>
    /// <param name="problem">What is wrong with the target.</param>
    /// <param name="path">The requested file.</param>
    /// <param name="reason">What happened, and what to do.</param>
    /// <param name="innerException">The cause, if there is one.</param>
    public RdsTargetException(TargetProblem problem, string path, string reason, Exception? innerException = null)
        : base(reason, innerException)
    {
        Problem = problem;
        Path = path;
    }

    /// <summary>What is wrong with the target.</summary>
    public TargetProblem Problem { get; }

    /// <summary>The requested file.</summary>
    public string Path { get; }

    /// <summary>
    /// How many bytes the download still needs; set when <see cref="Problem"/> is <see cref="TargetProblem.DiskFull"/> and the number is
    /// known.
    /// </summary>
    public long? RequiredBytes { get; init; }

    /// <summary>
    /// How many bytes were free; set when <see cref="Problem"/> is <see cref="TargetProblem.DiskFull"/> and the number is known.
    /// </summary>
    public long? AvailableBytes { get; init; }
}
