namespace AliRds.Backups.Client.Credentials.Runtime;

internal sealed class SystemCredentialFiles : ICredentialFiles
{
    private const UnixFileMode OthersRead = UnixFileMode.GroupRead | UnixFileMode.OtherRead;

    private static readonly TimeSpan JustNow = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Moment = TimeSpan.FromMilliseconds(50);

    public async Task<string?> ReadAsync(string path, CancellationToken cancellationToken)
    {
        try
        {
            RequireContent(path);
            var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0, FileOptions.Asynchronous);
            await using (file.ConfigureAwait(false))
            {
                return await SourceText.ReadAsync(file, cancellationToken).ConfigureAwait(false)
                    ?? throw new RdsCredentialsUnavailableException($"The file {path} holds more than {SourceText.Bound}, which no key needs.");
            }
        }
        catch (Exception missing) when (missing is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new RdsCredentialsUnavailableException($"The file {path} could not be read.", failure);
        }
    }

    public bool IsReadableByOthers(string path) =>
        !OperatingSystem.IsWindows() && File.Exists(path) && (File.GetUnixFileMode(path) & OthersRead) != 0;

    // Whoever writes a file does so in real time, whatever clock the client was given.
    public bool WasJustWritten(string path) => TimeProvider.System.GetUtcNow() - File.GetLastWriteTimeUtc(path) < JustNow;

    public Task WaitForWriterAsync(CancellationToken cancellationToken) => Task.Delay(Moment, cancellationToken);

    /// <summary>Pipes and devices have no length. They are not opened: opening a pipe waits until someone writes into it.</summary>
    private static void RequireContent(string path)
    {
        var file = new FileInfo(path);
        if (file.Exists && (file.ResolveLinkTarget(returnFinalTarget: true) ?? file) is FileInfo { Exists: true, Length: 0 })
        {
            throw new RdsCredentialsUnavailableException($"The file {path} is empty, or a pipe or a device, which are not read.");
        }
    }
}
