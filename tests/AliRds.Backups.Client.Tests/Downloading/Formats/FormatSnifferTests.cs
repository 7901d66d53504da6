using AliRds.Backups.Client.Downloading;
using AliRds.Backups.Client.Downloading.Formats;

namespace AliRds.Backups.Client.Tests.Downloading.Formats;

public sealed class FormatSnifferTests
{
    [Theory]
    [InlineData("XBSTCK01", BackupFileFormat.XbStream)]
    [InlineData("qpress10", BackupFileFormat.Qpress)]
    [InlineData("\u001f\u008b", BackupFileFormat.Gzip)]
    [InlineData("PK\u0003\u0004", BackupFileFormat.Zip)]
    [InlineData("TAPE", BackupFileFormat.SqlServerBackup)]
    [InlineData("<html>", BackupFileFormat.Unknown)]
    [InlineData("", BackupFileFormat.Unknown)]
    public void Sniff_FirstBytes_TellTheFormat(string start, BackupFileFormat expected) =>
        Assert.Equal(expected, FormatSniffer.Sniff(System.Text.Encoding.Latin1.GetBytes(start)));

    [Fact]
    public void Sniff_MarkOfTar_IsInTheMiddleOfTheFirstBlock()
    {
        var block = new byte[FormatSniffer.Length];
        "ustar"u8.CopyTo(block.AsSpan(257));

        Assert.Equal(BackupFileFormat.Tar, FormatSniffer.Sniff(block));
    }
}
