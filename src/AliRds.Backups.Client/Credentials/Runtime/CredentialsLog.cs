using Microsoft.Extensions.Logging;

namespace AliRds.Backups.Client.Credentials.Runtime;

internal static partial class CredentialsLog
{
    [LoggerMessage(2001, LogLevel.Warning,
        "The credentials file {Path} can be read by other users of this machine; take that permission away (chmod 600).")]
    public static partial void FileReadableByOthers(ILogger logger, string path);

    [LoggerMessage(2002, LogLevel.Information, "The default chain uses the credentials of {Source}.")]
    public static partial void ChainSettled(ILogger logger, string source);

    [LoggerMessage(2003, LogLevel.Debug, "The credentials of {Source} were refreshed; key {AccessKeyId}.")]
    public static partial void Refreshed(ILogger logger, string source, string accessKeyId);

    [LoggerMessage(2004, LogLevel.Warning,
        "The credentials of {Source} could not be refreshed (failure {Failures}); the next try is not before {Pause}. {Reason}")]
    public static partial void RefreshFailed(ILogger logger, string source, int failures, TimeSpan pause, string reason);
}
