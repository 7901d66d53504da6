using AliRds.Backups.Client.Downloading.Files;
using AliRds.Backups.Client.Tests.Downloading.Support;

namespace AliRds.Backups.Client.Tests.Downloading.Files;

public sealed class SafeFileNameTests
{
    [Theory]
    [InlineData("../../etc/passwd", "-..-etc-passwd")]
    [InlineData("..%2f..", "-2f")]
    [InlineData("a\0b/c\\d:e", "a-b-c-d-e")]
    [InlineData("CON", "_CON")]
    [InlineData("lpt1.txt", "_lpt1.txt")]
    [InlineData("rm-uf6wjk5", "rm-uf6wjk5")]
    public void Clean_HostileText_BecomesAPlainName(string text, string expected) => Assert.Equal(expected, SafeFileName.Clean(text));

    [Theory]
    [InlineData("/x/hins1_data_20260101000000_qp.xb", "_qp.xb")]
    [InlineData("/x/hins1_data_20260101000000.TAR.GZ", ".tar.gz")]
    [InlineData("/x/..%2f..%2fetc%2fpasswd", ".bin")]
    [InlineData("/x/y.exe", ".bin")]
    [InlineData("", ".bin")]
    public void GetSuffix_ObjectPath_IsAKnownOneOrNeutral(string path, string expected) => Assert.Equal(expected, SafeFileName.GetSuffix(path));

    [Fact]
    public void Create_LongHostileIds_StaysInOneShortName()
    {
        var backup = TestBackup.Default with { DbInstanceId = new DbInstanceId(new string('/', 300)), BackupId = new BackupId("..") };

        var name = SafeFileName.Create(backup, "db/../x", TestBackup.ObjectPath);

        Assert.Equal(name, Path.GetFileName(name));
        Assert.InRange(name.Length, 1, 200);
    }
}
