using AliRds.Backups.Client.HostileTests.Downloads.Support;

namespace AliRds.Backups.Client.HostileTests.Secrets;

/// <summary>An object store that says back the link that it was called with. Its signature is not passed on.</summary>
public sealed class StorageEchoTests
{
    [Theory]
    [InlineData("SignatureDoesNotMatch", "The signature " + DownloadSite.Signature + " differs from ours.")]
    [InlineData("AccessDenied", "GET http://h/backup.xb?Signature=" + DownloadSite.Signature + "&amp;Expires=1")]
    [InlineData("Strange." + DownloadSite.Signature, "no")]
    public async Task DownloadToFile_FromAStoreThatEchoesTheLink_PassesNothingOfItOn(string code, string message)
    {
        await using var site = new DownloadSite(StoredObject.Of(1000));
        site.Store.Lie = (_, _) => ObjectReply.Error(403, code, message).With("x-oss-request-id", $"Signature={DownloadSite.Signature}");

        var failure = await Assert.ThrowsAnyAsync<RdsBackupsException>(site.DownloadAsync);

        Assert.DoesNotContain(DownloadSite.Signature, failure.ToString(), StringComparison.Ordinal);
        Assert.Contains(code.Split('.')[0], failure.Message, StringComparison.Ordinal);
    }
}
