using NodaTime;

namespace AliRds.Backups.Client.Tests.Models;

public sealed class BackupLinkTests
{
    [Theory]
    [InlineData("http://h/%7Ea/%e5.xb?Expires=1&Signature=a%2Fb%3D+c")]
    [InlineData("https://h:8443/a/../b//c?x#fragment")]
    [InlineData("https://h/备份.xb?y=备")]
    public void Reveal_AnyLink_IsTheTextByteForByte(string text)
    {
        Assert.Equal(text, new BackupLink(text).Reveal());
        Assert.Equal(text, new BackupLink(text).ToUri().OriginalString);
    }

    [Fact]
    public void ToUri_EncodedLink_SendsTheEscapesAsTheyCame() =>
        Assert.Equal("/%7Ea%2Fb?Signature=a%2fb%3D", new BackupLink("http://h/%7Ea%2Fb?Signature=a%2fb%3D").ToUri().PathAndQuery);

    [Theory]
    [InlineData("http://h/a.xb?Signature=hidden", "http://h/a.xb?(signature hidden)")]
    [InlineData("http://h/a.xb#hidden", "http://h/a.xb?(signature hidden)")]
    [InlineData("http://h/a.xb", "http://h/a.xb")]
    public void ToString_Link_ShowsNoQuery(string text, string shown) => Assert.Equal(shown, new BackupLink(text).ToString());

    [Fact]
    public void ToString_Backup_ShowsNoQueryOfAnyLink()
    {
        var link = new BackupLink("http://h/a?Signature=s3cret");
        var backup = new Backup
        {
            DownloadLink = link,
            IntranetDownloadLink = link,
            DatabaseLinks = [new DatabaseLink { Database = "a", DownloadLink = link, IntranetDownloadLink = link }],
            AdditionalFields = [new AdditionalField("NewURL", link.Reveal())],
        };

        Assert.DoesNotContain("s3cret", new BackupPage { Backups = [backup] }.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("s3cret", backup.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("a.xb")]
    [InlineData("ftp://h/a")]
    [InlineData("file:///etc/hostname")]
    public void New_OtherText_IsRefused(string text) => Assert.Throws<ArgumentException>(() => new BackupLink(text));

    [Fact]
    public void Equals_SameText_IsEqual()
    {
        Assert.Equal(new BackupLink("http://h/a?b"), new BackupLink("http://h/a?b"));
        Assert.Equal(new BackupLink("http://h/a?b").GetHashCode(), new BackupLink("http://h/a?b").GetHashCode());
        Assert.NotEqual(new BackupLink("http://h/a?b"), new BackupLink("http://h/a?B"));
    }

    [Theory]
    [InlineData("http://h/a?Expires=1767326645&OSSAccessKeyId=i&Signature=s", 1767326645L)]
    [InlineData("http://h/a?OSSAccessKeyId=i&Signature=s&Expires=1767326645#x", 1767326645L)]
    [InlineData("http://h/a?x-oss-signature-version=OSS4-HMAC-SHA256&x-oss-date=20260102T030405Z&x-oss-expires=3600", 1767326645L)]
    [InlineData("http://h/a?x-oss-expires=3600&x-oss-date=20260102T030405Z&x-oss-signature=s", 1767326645L)]
    public void ExpiresAt_SignedLink_IsReadFromItsQuery(string text, long expected) =>
        Assert.Equal(Instant.FromUnixTimeSeconds(expected), new BackupLink(text).ExpiresAt);

    [Theory]
    [InlineData("http://h/a")]
    [InlineData("http://h/Expires=5")]
    [InlineData("http://h/a?")]
    [InlineData("http://h/a?Expires")]
    [InlineData("http://h/a?Expires=")]
    [InlineData("http://h/a?Expires=0")]
    [InlineData("http://h/a?Expires=-5")]
    [InlineData("http://h/a?Expires=5x")]
    [InlineData("http://h/a?Expires=99999999999999999999")]
    [InlineData("http://h/a?Expires=9223372036854775807")]
    [InlineData("http://h/a?NotExpires=5&expires=5")]
    [InlineData("http://h/a#?Expires=5")]
    [InlineData("http://h/a?x-oss-date=20260102T030405Z")]
    [InlineData("http://h/a?x-oss-expires=3600")]
    [InlineData("http://h/a?x-oss-date=2026-01-02T03:04:05Z&x-oss-expires=3600")]
    [InlineData("http://h/a?x-oss-date=20261302T030405Z&x-oss-expires=3600")]
    [InlineData("http://h/a?x-oss-date=99991231T235959Z&x-oss-expires=2147483647")]
    [InlineData("http://h/a?x-oss-date=20260102T030405Z&x-oss-expires=9223372036854775807")]
    public void ExpiresAt_JunkOrUnsigned_IsUnknown(string text) => Assert.Null(new BackupLink(text).ExpiresAt);
}
