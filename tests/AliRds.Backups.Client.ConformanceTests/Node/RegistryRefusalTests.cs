using Xunit.Sdk;

namespace AliRds.Backups.Client.ConformanceTests.Node;

public sealed class RegistryRefusalTests
{
    [Theory]
    [InlineData("npm error code ECONNREFUSED\nnpm error syscall connect", "ECONNREFUSED")]
    [InlineData("npm warn Unknown\nnpm ERR! code EAI_AGAIN\r\nnpm ERR! syscall getaddrinfo", "EAI_AGAIN")]
    [InlineData("npm error code ENOTCACHED", "ENOTCACHED")]
    [InlineData("npm error code UNABLE_TO_GET_ISSUER_CERT_LOCALLY", "UNABLE_TO_GET_ISSUER_CERT_LOCALLY")]
    [InlineData("npm error code E503", "E503")]
    [InlineData("npm error code EINTEGRITY\nnpm error sha512-... integrity checksum failed", null)]
    [InlineData("npm error code E404", null)]
    [InlineData("npm error code EUSAGE\nnpm error `npm ci` can only install packages when your package.json and package-lock.json are in sync", null)]
    [InlineData("", null)]
    public void Find_ErrorsOfNpm_NamesWhatStoodBetween(string errors, string? code) => Assert.Equal(code, RegistryRefusal.Find(errors));

    [Theory]
    [InlineData(null)]
    [InlineData("false")]
    public void Missing_NotOnABuildServer_SkipsAndSaysWhy(string? ci)
    {
        var reason = "";
        try
        {
            Prerequisite.Missing("No registry.", ci);
        }
        catch (SkipException skip) // Assert.Throws lets it pass: it would skip this test.
        {
            reason = skip.Message;
        }

        Assert.Contains("No registry.", reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Missing_OnABuildServer_Fails() =>
        Assert.Contains("CI=true", Prerequisite.Missing("No registry.", "true").Message, StringComparison.Ordinal);
}
