using System.Text;
using AliRds.Backups.Client.Errors;
using AliRds.Backups.Client.Rpc.Wire;
using AliRds.Backups.Client.Tests.Support;

namespace AliRds.Backups.Client.Tests.Rpc.Wire;

/// <summary>Depth, length of texts, document types and entities: each its typed error, which is not retried.</summary>
public sealed class LimitsTests
{
    private static readonly ResponseLimits Small = new(MaxBytes: 64 * 1024, MaxDepth: 8, MaxTextBytes: 4 * 1024);

    [Theory]
    [InlineData("{\"Items\":{\"Backup\":[{\"New\":[[[[[[[[]]]]]]]]}]}}")]
    [InlineData("{\"Items\":{\"Backup\":[{\"BackupDownloadLinkByDB\":[{\"BackupDownloadLinkByDB\":[{\"BackupDownloadLinkByDB\":[{}]}]}]}]}}")]
    [InlineData("<R><Items><Backup><BackupDownloadLinkByDB><BackupDownloadLinkByDB><BackupDownloadLinkByDB><BackupDownloadLinkByDB><BackupDownloadLinkByDB><DataBase/></BackupDownloadLinkByDB></BackupDownloadLinkByDB></BackupDownloadLinkByDB></BackupDownloadLinkByDB></BackupDownloadLinkByDB></Backup></Items></R>")]
    public void Read_TooDeep_IsATypedErrorThatIsNotRetried(string body)
    {
        var exception = Assert.Throws<RdsResponseFormatException>(() => Responses.Read(Encoding.UTF8.GetBytes(body), limits: Small));

        Assert.Contains("nested deeper than the options allow", exception.Message, StringComparison.Ordinal);
        Assert.Equal(RetryAdvice.None, exception.RetryAdvice);
    }

    [Theory]
    [InlineData("{\"Items\":{\"Backup\":[{\"New\":\"<long>\"}]}}")]
    [InlineData("{\"Items\":{\"Backup\":[{\"BackupSize\":\"<long>\"}]}}")]
    [InlineData("{\"Items\":{\"Backup\":[{\"New\":[\"<long>\"]}]}}")]
    [InlineData("<R><Items><Backup><New>long</New></Backup></Items></R>")]
    [InlineData("<R><Items><Backup><New><Inner>long</Inner></New></Backup></Items></R>")]
    public void Read_TextTooLong_IsATypedErrorThatIsNotRetried(string body)
    {
        var content = Encoding.UTF8.GetBytes(
            body.Replace("<long>", "long", StringComparison.Ordinal).Replace("long", new string('x', 4097), StringComparison.Ordinal));

        var exception = Assert.Throws<RdsResponseFormatException>(() => Responses.Read(content, limits: Small));

        Assert.Contains("a text of more than 4096 bytes", exception.Message, StringComparison.Ordinal);
        Assert.Equal(RetryAdvice.None, exception.RetryAdvice);
    }

    [Fact]
    public void Read_TextAtTheBound_IsRead()
    {
        var text = new string('x', 4096);

        Assert.Equal(text, Assert.Single(Responses.Read(Encoding.UTF8.GetBytes(Bodies.Json($"\"New\":\"{text}\"")), limits: Small).Backups[0].AdditionalFields).RawValue);
        Assert.Equal(text, Assert.Single(Responses.Read(Encoding.UTF8.GetBytes(Bodies.Xml($"<New>{text}</New>")), limits: Small).Backups[0].AdditionalFields).RawValue);
    }

    [Theory]
    [InlineData("<!DOCTYPE R [<!ENTITY a 'aaaaaaaaaa'><!ENTITY b '&a;&a;&a;&a;'>]><R><Items><Backup><New>&b;</New></Backup></Items></R>")]
    [InlineData("<!DOCTYPE R SYSTEM 'file:///etc/hostname'><R><Items/></R>")]
    [InlineData("<!DOCTYPE R [<!ENTITY x SYSTEM 'file:///etc/hostname'>]><R><Items><Backup><New>&x;</New></Backup></Items></R>")]
    [InlineData("<R><Items><Backup><New>&undeclared;</New></Backup></Items></R>")]
    public void Read_DocumentTypeOrEntity_IsATypedError(string body)
    {
        var exception = Responses.Fails<RdsResponseFormatException>(body);

        Assert.Contains("its XML is invalid, or has a DTD", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_TextInManyPieces_TakesLinearMemory()
    {
        const int Pieces = 100_000;
        var body = Encoding.UTF8.GetBytes(Bodies.Xml($"<New>{new StringBuilder().Insert(0, "<![CDATA[x]]>", Pieces)}</New>"));

        var before = GC.GetAllocatedBytesForCurrentThread();
        var page = Responses.Read(body);
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;

        Assert.Equal(Pieces, Assert.Single(page.Backups[0].AdditionalFields).RawValue!.Length);
        Assert.InRange(allocated, 0, 20L * body.Length);
    }
}
