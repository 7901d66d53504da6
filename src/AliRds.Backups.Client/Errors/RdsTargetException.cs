namespace AliRds.Backups.Client;

/// <summary>The file could not be written where it should go: see <see cref="Problem"/>.</summary>
public sealed class RdsTargetException : RdsDownloadException
{
    /// <summary>Makes the error; public so that tests can make one.</summary>
    /// <param name="problem">What is wrong with the target.</param>
    /// <param name="path">The file that was asked for.</param>
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

    /// <summary>The file that was asked for.</summary>
    public string Path { get; }

    /// <summary>How many bytes the download still needs; set when <see cref="Problem"/> is <see cref="TargetProblem.DiskFull"/> and it is known.</summary>
    public long? RequiredBytes { get; init; }

    /// <summary>How many bytes were free; set when <see cref="Problem"/> is <see cref="TargetProblem.DiskFull"/> and it is known.</summary>
    public long? AvailableBytes { get; init; }
}
