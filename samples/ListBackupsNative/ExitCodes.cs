namespace ListBackupsNative;

internal static class ExitCodes
{
    public const int Success = 0;

    public const int CallFailed = 1;

    public const int BadArguments = 2;
}
