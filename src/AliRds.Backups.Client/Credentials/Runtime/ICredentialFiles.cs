namespace AliRds.Backups.Client.Credentials.Runtime;

internal interface ICredentialFiles
{
    /// <summary>The text of the file; <see langword="null"/> when there is none.</summary>
    /// <exception cref="RdsCredentialsUnavailableException">It cannot be read, is too large, is empty, or is no file.</exception>
    Task<string?> ReadAsync(string path, CancellationToken cancellationToken);

    /// <summary>Whether users other than the owner may read the file; <see langword="false"/> where that is not known.</summary>
    bool IsReadableByOthers(string path);

    /// <summary>Whether someone may be writing the file at this moment.</summary>
    bool WasJustWritten(string path);

    /// <summary>Gives whoever writes a moment to finish.</summary>
    Task WaitForWriterAsync(CancellationToken cancellationToken);
}
