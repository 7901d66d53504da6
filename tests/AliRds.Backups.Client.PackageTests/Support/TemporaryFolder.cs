namespace AliRds.Backups.Client.PackageTests.Support;

/// <summary>A folder outside the repository, so that none of its build files apply.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("rds-backups-packages-").FullName;

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
