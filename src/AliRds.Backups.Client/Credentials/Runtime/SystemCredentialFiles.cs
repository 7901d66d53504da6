using AliRds.Backups.Client.Errors;

namespace AliRds.Backups.Client.Credentials.Runtime;

internal sealed class SystemCredentialFiles : ICredentialFiles
{
    private const UnixFileMode OthersRead = UnixFileMode.GroupRead | UnixFileMode.OtherRead;

    public async Task<string?> ReadAsync(string path, CancellationToken cancellationToken)
    {
        try
        {
            return await File.ReadAllTextAsync(path, cancellationToken).ConfigureAwait(false);
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
}
