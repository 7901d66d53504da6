namespace AliRds.Backups.Client.Downloading;

/// <summary>The object at the link is not the one that the download began with. A download to a file begins again; a stream cannot.</summary>
internal sealed class ObjectChangedException(string what) : RdsDownloadException($"The file changed during the download: {what}.")
{
    internal string Reason { get; } = $"The file changed during the download: {what}.";
}
