namespace ListBackups;

internal static class ExitCodes
{
    public const int Success = 0;

    public const int CallFailed = 1;

    public const int BadArguments = 2;

    /// <summary>The usual code for a program stopped by Ctrl+C.</summary>
    public const int Interrupted = 130;
}
