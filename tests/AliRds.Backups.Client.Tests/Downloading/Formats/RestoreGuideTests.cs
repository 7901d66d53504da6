using AliRds.Backups.Client.Downloading;
using AliRds.Backups.Client.Tests.Downloading.Support;

namespace AliRds.Backups.Client.Tests.Downloading.Formats;

public sealed class RestoreGuideTests
{
    [Theory]
    [InlineData("MySQL", "8.0", "/a/b_qp.xb", BackupFileFormat.XbStream, "Percona XtraBackup 8.0")]
    [InlineData("MySQL", "5.7", "/a/b_qp.xb", BackupFileFormat.XbStream, "Percona XtraBackup 2.4")]
    [InlineData("MySQL", "8.0", "/a/b_xb.qp", BackupFileFormat.Qpress, "qpress")]
    [InlineData("MySQL", "5.6", "/a/b.xb.gz", BackupFileFormat.Gzip, "gzip")]
    [InlineData("MySQL", "5.6", "/a/b.tar.gz", BackupFileFormat.Gzip, "Percona XtraBackup 2.4")]
    [InlineData("MySQL", "8.0", "/a/b.tar", BackupFileFormat.Tar, "mysql")]
    [InlineData("PostgreSQL", "16.0", "/a/b.tar.gz", BackupFileFormat.Gzip, "PostgreSQL 16.0")]
    [InlineData("SQLServer", "2022", "/a/b.zip", BackupFileFormat.Zip, "SQL Server 2022 or newer")]
    [InlineData("SQLServer", "2022", "/a/b.bak", BackupFileFormat.SqlServerBackup, "SQL Server 2022 or newer")]
    public void Create_KnownFile_NamesFormatAndTool(string engine, string version, string path, BackupFileFormat format, string tool)
    {
        var backup = TestBackup.Default with
        {
            Engine = new DatabaseEngine(engine),
            EngineVersion = version,
            DownloadLink = TestBackup.Link(0, path),
        };

        var guide = RestoreGuide.Create(backup);

        Assert.Equal(format, guide.Format);
        Assert.Contains(tool, guide.Tools);
        Assert.NotEmpty(guide.Commands);
    }

    [Fact]
    public void Create_Snapshot_SaysThatThereIsNoFile()
    {
        var guide = RestoreGuide.Create(new Backup { Method = BackupMethod.Snapshot });

        Assert.Contains("snapshot", guide.Description, StringComparison.Ordinal);
        Assert.Empty(guide.Commands);
    }

    [Fact]
    public void Create_UnknownFile_ClaimsNothing() =>
        Assert.Empty(RestoreGuide.Create(TestBackup.Default with { DownloadLink = TestBackup.Link(0, "/a/b.dat") }).Tools);
}
