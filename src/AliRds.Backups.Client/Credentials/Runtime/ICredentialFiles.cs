namespace AliRds.Backups.Client.Credentials.Runtime;

internal interface ICredentialFiles
{
    /// <summary>The text of the file; <see langword="null"/> when there is none.</summary>
    Task<string?> ReadAsync(string path, CancellationToken cancellationToken);

    /// <summary>Whether users other than the owner may read the file; <see langword="false"/> where that is not known.</summary>
    bool IsReadableByOthers(string path);
}
