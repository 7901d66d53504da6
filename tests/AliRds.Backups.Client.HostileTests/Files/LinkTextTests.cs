using AliRds.Backups.Client.HostileTests.Files.Support;
using AliRds.Backups.Client.HostileTests.Support;

namespace AliRds.Backups.Client.HostileTests.Files;

/// <summary>Links that begin like addresses and are none, and options that would admit any host.</summary>
public sealed class LinkTextTests
{
    public static TheoryData<string> NoAddresses =>
    [
        "http://[bad/x_qp.xb?Signature=s3cret",
        "https://:80/x?Signature=s3cret",
        "http://a b",
        "https://%zz%/?Signature=s3cret",
        "http://1.2.3.4.5:999999/?Signature=s3cret",
    ];

    [Theory]
    [MemberData(nameof(NoAddresses))]
    public async Task Download_LinkIsNoAddress_IsRefusedByTypeWithoutItsText(string link)
    {
        await using var rig = new FilesRig(lie: request => request.Header("Range") is null ? RawReply.Json(HandMade.Page([RowWith(link)], "1")) : null);
        rig.Backup = await rig.Client.GetBackupAsync(new DbInstanceId(HandMade.Instance), new BackupId("100000"), TestContext.Current.CancellationToken);

        var toFile = await Assert.ThrowsAsync<ArgumentException>(() => rig.DownloadAsync());
        await Assert.ThrowsAsync<ArgumentException>(() => rig.Downloader.OpenReadAsync(rig.Backup, cancellationToken: TestContext.Current.CancellationToken));

        Assert.DoesNotContain("s3cret", toFile.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Download_RenewedLinkIsNoAddress_IsADownloadErrorWithoutItsText()
    {
        await using var rig = new FilesRig(lie: request => request.Header("Range") is null
            ? RawReply.Json(HandMade.Page([RowWith("http://[bad/x_qp.xb?Signature=s3cret")], "1"))
            : StoredFile.Refuse(403, "AccessDenied", "Request has expired."));

        var exception = await Assert.ThrowsAnyAsync<RdsDownloadException>(() => rig.DownloadAsync());

        Assert.DoesNotContain("s3cret", exception.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData(null)]
    [InlineData("*")]
    [InlineData("*.example.com")]
    [InlineData(".example.com")]
    [InlineData("example.com.")]
    [InlineData("https://example.com")]
    [InlineData("example.com:443")]
    [InlineData("example.com/path")]
    [InlineData("user@example.com")]
    [InlineData(" example.com")]
    [InlineData("exa mple.com")]
    [InlineData("a..b")]
    public async Task Download_AdditionalHostIsNoHost_IsRefusedByName(string? host)
    {
        await using var rig = new FilesRig();
        rig.Options.AdditionalLinkHosts.Add(host!);

        var exception = await Assert.ThrowsAsync<ArgumentException>(() => rig.DownloadAsync());

        Assert.Equal("AdditionalLinkHosts", exception.ParamName);
        Assert.Empty(rig.Server.Requests);
    }

    [Theory]
    [InlineData("com", "https://evil.com/x")]
    [InlineData("cn", "https://evil.cn/x")]
    [InlineData("1.2.3.4", "https://9.1.2.3.4/x")]
    [InlineData("example.com", "https://notexample.com/x")]
    [InlineData("example.com", "https://example.com.evil.net/x")]
    [InlineData("example.com", "https://example.com@evil.net/x")]
    public async Task Download_HostOnlyLooksAdmitted_IsRefused(string host, string link)
    {
        await using var rig = new FilesRig();
        rig.Options.AdditionalLinkHosts.Add(host);
        rig.Backup = rig.Backup with { DownloadLink = new BackupLink(link) };

        await Assert.ThrowsAsync<ArgumentException>(() => rig.DownloadAsync());
    }

    private static string RowWith(string link) => HandMade.Row(0).Replace("\"BackupDownloadURL\":\"\"", $"\"BackupDownloadURL\":\"{link}\"", StringComparison.Ordinal);
}
