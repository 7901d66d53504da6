namespace ListBackups;

internal static class ExitCodes
{
    public const int Success = 0;

    public const int CallFailed = 1;

    public const int BadArguments = 2;

    /// <summary>What shells show for a program that Ctrl+C ended.</summary>
    public const int Interrupted = 130;
}
