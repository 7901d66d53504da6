using System.Collections.Concurrent;
using AliRds.Backups.Client.Rpc.Telemetry;
using Microsoft.Extensions.Logging;

namespace AliRds.Backups.Client.Credentials.Runtime;

/// <summary>Reads files with keys and tokens from the disk.</summary>
internal sealed class SystemCredentialFiles : ICredentialFiles
{
    private const UnixFileMode ReadableByOthers = UnixFileMode.GroupRead | UnixFileMode.OtherRead;

    private static readonly TimeSpan RecentlyWritten = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan WriterDelay = TimeSpan.FromMilliseconds(50);

    public async Task<string?> ReadAsync(string path, CancellationToken cancellationToken)
    {
        try
        {
            ThrowIfEmpty(path);
            var file = new FileStream(
                path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0, FileOptions.Asynchronous);
            await using (file.ConfigureAwait(false))
            {
                return await SourceText.ReadAsync(file, cancellationToken).ConfigureAwait(false) ?? throw new RdsCredentialsUnavailableException(
                    $"The file {path} holds more than {SourceText.MaxSize}, which no key needs.");
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
        !OperatingSystem.IsWindows() && File.Exists(path) && (File.GetUnixFileMode(path) & ReadableByOthers) != 0;

    // Whoever writes a file does so in real time, whatever clock the client has.
    public bool IsRecentlyWritten(string path) => TimeProvider.System.GetUtcNow() - File.GetLastWriteTimeUtc(path) < RecentlyWritten;

    public Task WaitForWriterAsync(CancellationToken cancellationToken) => Task.Delay(WriterDelay, cancellationToken);

    /// <summary>Pipes and devices have no length. They are not opened: opening a pipe waits until someone writes into it.</summary>
    private static void ThrowIfEmpty(string path)
    {
        var file = new FileInfo(path);
        if (file.Exists && (file.ResolveLinkTarget(returnFinalTarget: true) ?? file) is FileInfo { Exists: true, Length: 0 })
        {
            throw new RdsCredentialsUnavailableException($"The file {path} is empty, or it is a pipe or a device, which are not read.");
        }
    }
}

/// <summary>Files with keys and tokens.</summary>
internal interface ICredentialFiles
{
    /// <summary>Reads a file; <see langword="null"/> when there is none. Throws when there is one that cannot be used.</summary>
    Task<string?> ReadAsync(string path, CancellationToken cancellationToken);

    /// <summary>Whether users other than the owner may read the file; <see langword="false"/> where that is not known.</summary>
    bool IsReadableByOthers(string path);

    /// <summary>Whether someone may still be writing the file.</summary>
    bool IsRecentlyWritten(string path);

    /// <summary>Gives whoever writes a moment to finish.</summary>
    Task WaitForWriterAsync(CancellationToken cancellationToken);
}

/// <summary>Warns about files that other users can read, once for each file.</summary>
internal sealed class FilePermissionWarnings(ICredentialFiles files, ILogger logger)
{
    private readonly ConcurrentDictionary<string, bool> _checked = new(StringComparer.Ordinal);

    public void Check(string path)
    {
        if (_checked.TryAdd(path, true) && files.IsReadableByOthers(path))
        {
            Log.FileReadableByOthers(logger, path);
        }
    }
}
