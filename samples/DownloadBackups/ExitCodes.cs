namespace DownloadBackups;

internal static class ExitCodes
{
    /// <summary>All files are here and proven.</summary>
    public const int Success = 0;

    /// <summary>A file is missing, wrong, or not proven.</summary>
    public const int Failed = 1;

    public const int BadArguments = 2;

    /// <summary>What shells show for a program that Ctrl+C ended. The same command goes on from there.</summary>
    public const int Interrupted = 130;
}
