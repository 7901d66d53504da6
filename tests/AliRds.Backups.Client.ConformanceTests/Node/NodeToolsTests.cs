using Xunit.Sdk;

namespace AliRds.Backups.Client.ConformanceTests.Node;

public sealed class NodeToolsTests
{
    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("false")]
    public void Require_NodeMissing_SkipsAndSaysWhy(string? ci)
    {
        var reason = "";
        try
        {
            NodeTools.Require(path: "", ci);
        }
        catch (SkipException skip) // Assert.Throws lets it pass: it would skip this test.
        {
            reason = skip.Message;
        }

        Assert.Contains("Node.js with npm was not found on the PATH", reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("true")]
    [InlineData("True")]
    public void Require_NodeMissingOnBuildServer_Fails(string ci)
    {
        var failure = Assert.Throws<InvalidOperationException>(() => NodeTools.Require(path: "", ci));

        Assert.Contains("CI=true", failure.Message, StringComparison.Ordinal);
    }
}
