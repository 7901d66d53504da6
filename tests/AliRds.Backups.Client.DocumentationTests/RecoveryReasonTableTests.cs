using AliRds.Backups.Client.DocumentationTests.Markdown;

namespace AliRds.Backups.Client.DocumentationTests;

/// <summary>docs/getting-started.md has every reason for which an instance has no recovery time range.</summary>
public sealed class RecoveryReasonTableTests
{
    [Fact]
    public void Table_Reasons_AreThoseOfTheEnumeration() => Assert.Equal(
        Enum.GetNames<RecoveryUnavailableReason>(),
        MarkdownTable.Under("docs/getting-started.md", "Points in time to restore to").Select(row => row[0].Trim('`')));
}
