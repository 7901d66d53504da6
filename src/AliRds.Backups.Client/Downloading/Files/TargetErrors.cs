namespace AliRds.Backups.Client.Downloading.Files;

/// <summary>Tells what the exceptions of the file system mean.</summary>
internal static class TargetErrors
{
    private const int WouldBlock = 11;
    private const int WouldBlockMac = 35;
    private const int Exists = 17;
    private const int NoSpace = 28;
    private const int ReadOnly = 30;
    private const int NameTooLong = 36;
    private const int NameTooLongMac = 63;
    private const int QuotaMac = 69;
    private const int Quota = 122;
    private const int WindowsWriteProtected = unchecked((int)0x80070013);
    private const int WindowsSharingViolation = unchecked((int)0x80070020);
    private const int WindowsFileExists = unchecked((int)0x80070050);
    private const int WindowsAlreadyExists = unchecked((int)0x800700B7);
    private const int WindowsHandleDiskFull = unchecked((int)0x80070027);
    private const int WindowsDiskFull = unchecked((int)0x80070070);
    private const int WindowsQuota = unchecked((int)0x8007050F);

    internal static bool IsFileError(Exception exception) => exception is IOException or UnauthorizedAccessException;

    internal static RdsTargetException ToTargetException(Exception exception, string target) =>
        new(GetProblem(exception), target, $"{target} cannot be written: {exception.Message}", exception);

    /// <exception cref="RdsTargetException">The disk of the folder has too little space. (On Linux that is not the disk of the path's root.)</exception>
    internal static void ThrowIfDiskTooSmall(long bytes, DownloadPaths paths)
    {
        var available = new DriveInfo(paths.Folder).AvailableFreeSpace;
        if (bytes > available)
        {
            throw CreateDiskFull(bytes, available, paths.Target);
        }
    }

    internal static RdsTargetException CreateDiskFull(long required, long? available, string target, Exception? innerException = null) =>
        new(TargetProblem.DiskFull, target, $"The disk of {target} has {available?.ToString() ?? "too few"} bytes free and needs {required}.", innerException)
        {
            RequiredBytes = required,
            AvailableBytes = available,
        };

    internal static TargetProblem GetProblem(Exception exception) => exception switch
    {
        UnauthorizedAccessException { InnerException: IOException inner } when GetProblem(inner) == TargetProblem.ReadOnly => TargetProblem.ReadOnly,
        UnauthorizedAccessException => TargetProblem.PermissionDenied,
        PathTooLongException => TargetProblem.PathTooLong,
        DirectoryNotFoundException => TargetProblem.FolderMissing,
        _ => GetProblem(exception.HResult),
    };

    // .NET puts the errno into HResult on Unix.
    private static TargetProblem GetProblem(int result) => result switch
    {
        NoSpace or WindowsDiskFull or WindowsHandleDiskFull => TargetProblem.DiskFull,
        ReadOnly or WindowsWriteProtected => TargetProblem.ReadOnly,
        NameTooLong or NameTooLongMac => TargetProblem.PathTooLong,
        Quota or QuotaMac or WindowsQuota => TargetProblem.QuotaExceeded,
        WouldBlock or WouldBlockMac or WindowsSharingViolation => TargetProblem.InUse,
        Exists or WindowsFileExists or WindowsAlreadyExists => TargetProblem.AlreadyExists,
        _ => TargetProblem.Other,
    };
}
