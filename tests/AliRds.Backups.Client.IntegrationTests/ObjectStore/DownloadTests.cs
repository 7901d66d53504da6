using System.Globalization;
using System.Net;
using AliRds.Backups.Client.Emulator;
using AliRds.Backups.Client.IntegrationTests.ObjectStore.Support;

namespace AliRds.Backups.Client.IntegrationTests.ObjectStore;

public sealed class DownloadTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(1_000)]
    [InlineData(1 << 20)]
    [InlineData((5 << 20) + 3)]
    public async Task Get_Link_GivesTheFileThatTheRowTells(int size)
    {
        await using var fixture = await ObjectFixture.StartAsync(size);
        var row = await fixture.ListAsync();

        using var response = await fixture.GetAsync(row.GetProperty("BackupDownloadURL").GetString()!);
        var bytes = await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);

        var crc = ReferenceCrc64.Compute(bytes).ToString(CultureInfo.InvariantCulture);
        Assert.Equal(size, bytes.Length);
        Assert.Equal(crc, response.Headers.GetValues("x-oss-hash-crc64ecma").Single());
        Assert.Equal(crc, row.GetProperty("Checksum").GetString());
    }

    [Fact]
    public async Task Get_Link_HasTheHeadersOfTheService()
    {
        await using var fixture = await ObjectFixture.StartAsync(100);

        using var response = await fixture.GetAsync(await fixture.LinkAsync());

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Matches("^\"[0-9A-F]{32}\"$", response.Headers.ETag!.ToString());
        Assert.Equal("bytes", response.Headers.AcceptRanges.Single());
        Assert.Equal("Normal", response.Headers.GetValues("x-oss-object-type").Single());
        Assert.Equal("Standard", response.Headers.GetValues("x-oss-storage-class").Single());
        Assert.Matches("^[0-9A-F]{24}$", response.Headers.GetValues("x-oss-request-id").Single());
        Assert.NotNull(response.Content.Headers.LastModified);
        Assert.Equal(100, response.Content.Headers.ContentLength);
    }

    [Fact]
    public async Task Get_LargeObject_HasTheTagOfAnUploadInParts()
    {
        await using var fixture = await ObjectFixture.StartAsync(250 << 20);

        using var response = await fixture.GetAsync(await fixture.LinkAsync(), ("Range", "bytes=0-0"));

        Assert.Matches("^\"[0-9A-F]{32}-3\"$", response.Headers.ETag!.ToString());
        Assert.Equal("Multipart", response.Headers.GetValues("x-oss-object-type").Single());
    }

    [Theory]
    [InlineData(EmulatorEngine.MySql, "Physical", null, "_qp.xb", 0, "XBSTCK01")]
    [InlineData(EmulatorEngine.MySql, "Logical", null, ".tar", 257, "ustar")]
    [InlineData(EmulatorEngine.MySql, "Physical", "hins1_data_20210120000000_xb.qp", "_xb.qp", 0, "qpress10")]
    [InlineData(EmulatorEngine.PostgreSql, "Physical", null, ".tar.gz", 0, "\u001f\u008b")]
    [InlineData(EmulatorEngine.SqlServer, "Physical", null, ".zip", 0, "PK\u0003\u0004")]
    public async Task Get_File_IsNamedAndBeginsAsItsFormatDoes(EmulatorEngine engine, string method, string? name, string suffix, int offset, string magic)
    {
        await using var fixture = await ObjectFixture.StartAsync(ObjectFixture.Backup(1_000) with { Method = new EmulatorBackupMethod(method), FileName = name }, engine);
        var link = await fixture.LinkAsync();

        var bytes = await fixture.DownloadAsync(link);

        Assert.EndsWith(suffix, new Uri(link).AbsolutePath);
        Assert.Equal(magic, string.Concat(bytes.Skip(offset).Take(magic.Length).Select(unit => (char)unit)));
    }

    [Fact]
    public async Task Get_IntranetLink_GivesTheSameObjectUnderAnotherHost()
    {
        await using var fixture = await ObjectFixture.StartAsync(1_000);
        var row = await fixture.ListAsync();
        var (open, intranet) = (new Uri(row.GetProperty("BackupDownloadURL").GetString()!), new Uri(row.GetProperty("BackupIntranetDownloadURL").GetString()!));

        Assert.NotEqual(open.Host, intranet.Host);
        Assert.Equal(open.AbsolutePath, intranet.AbsolutePath);
        Assert.Equal(await fixture.DownloadAsync(open.OriginalString), await fixture.DownloadAsync(intranet.OriginalString));
    }

    [Fact]
    public async Task Get_DatabaseLinksOfSqlServer_GiveAFileEach()
    {
        await using var fixture = await ObjectFixture.StartAsync(ObjectFixture.Backup(1_000) with { Databases = ["orders", "people & pets"] }, EmulatorEngine.SqlServer);
        var row = await fixture.ListAsync();

        var links = row.GetProperty("BackupDownloadLinkByDB").GetProperty("BackupDownloadLinkByDB").EnumerateArray()
            .Select(item => item.GetProperty("DownloadLink").GetString()!).ToArray();
        var files = await Task.WhenAll(links.Select(fixture.DownloadAsync));

        Assert.Equal([500, 500], files.Select(file => file.Length));
        Assert.NotEqual(files[0], files[1]);
    }

    [Fact]
    public async Task Get_FileReplacedInTheStore_HasOtherContentAndTag()
    {
        await using var fixture = await ObjectFixture.StartAsync(1_000);
        using var before = await fixture.GetAsync(await fixture.LinkAsync());

        fixture.Emulator.Backups.Remove("rm-test0001", ObjectFixture.BackupId);
        fixture.Emulator.Backups.Add("rm-test0001", ObjectFixture.Backup(1_000) with { FileVersion = 1, FileSize = 2_000 });
        using var after = await fixture.GetAsync(await fixture.LinkAsync());

        Assert.NotEqual(before.Headers.ETag, after.Headers.ETag);
        Assert.Equal(2_000, after.Content.Headers.ContentLength);
    }

    [Fact]
    public async Task Get_RemovedBackup_IsNoSuchKey()
    {
        await using var fixture = await ObjectFixture.StartAsync(1_000);
        var link = await fixture.LinkAsync();
        fixture.Emulator.Backups.Remove("rm-test0001", ObjectFixture.BackupId);

        using var response = await fixture.GetAsync(link);

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        Assert.Contains("<Code>NoSuchKey</Code>", await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Get_Journal_TellsTheRequestButNoSignature()
    {
        await using var fixture = await ObjectFixture.StartAsync(1_000);
        var link = await fixture.LinkAsync();
        var signature = new Uri(link).Query.Split("Signature=")[1];

        using var response = await fixture.GetAsync(link, ("Range", "bytes=10-19"));

        var entry = Assert.Single(fixture.Emulator.Journal.Where(entry => entry.Action == "GetObject"));
        Assert.Equal((206, 10, "bytes=10-19", ObjectFixture.BackupId), (entry.StatusCode, entry.BytesSent, entry.Download!.Range, entry.BackupId));
        Assert.DoesNotContain(Uri.UnescapeDataString(signature), $"{entry} {string.Join(' ', entry.Parameters)} {string.Join(' ', entry.Headers)}", StringComparison.Ordinal);
    }
}
