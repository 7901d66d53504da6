namespace DownloadBackups;

internal static class ExitCodes
{
    /// <summary>All files are downloaded and proven.</summary>
    public const int Success = 0;

    /// <summary>A file is missing, wrong, or not proven.</summary>
    public const int Failed = 1;

    public const int BadArguments = 2;

    /// <summary>The usual code for a program stopped by Ctrl+C. The same command resumes.</summary>
    public const int Interrupted = 130;
}
