using AliRds.Backups.Client.Credentials;
using AliRds.Backups.Client.DocumentationTests.Markdown;

namespace AliRds.Backups.Client.DocumentationTests;

/// <summary>docs/credentials.md has every source of keys.</summary>
public sealed class CredentialsSourceTableTests
{
    [Fact]
    public void Table_Sources_AreThoseOfTheCode() =>
        Assert.Equal(Enum.GetNames<RdsCredentialsSource>(), MarkdownTable.Under("docs/credentials.md", "One source").Select(row => row[0].Trim('`')));
}
