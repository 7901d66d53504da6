using System.Reflection;
using AliRds.Backups.Client.Operations.DescribeBackups;

namespace AliRds.Backups.Client.Tests.Documentation;

/// <summary>The tables in docs/fields.md say what the readers read and what the model holds.</summary>
public sealed class FieldTableTests
{
    private static readonly string[] NotFromTheWire =
    [
        nameof(Backup.Legacy), nameof(Backup.AdditionalFields), nameof(Backup.Duration),
        nameof(Backup.IsRestorable), nameof(Backup.IsDownloadable),
        nameof(BackupPage.UnreadableFields), nameof(BackupPage.ContinuationToken), nameof(BackupPage.IncompleteReason),
        nameof(RecoveryTimeRange.UnavailableReason),
    ];

    public static TheoryData<string, Type> Tables => new()
    {
        { "## Backup\n", typeof(Backup) },
        { "## Backup, fields of older servers", typeof(LegacyBackupFields) },
        { "## Page", typeof(BackupPage) },
        { "## Link of one database", typeof(DatabaseLink) },
        { "## Recovery time range", typeof(RecoveryTimeRange) },
    };

    [Theory]
    [MemberData(nameof(Tables))]
    public void Table_EachProperty_IsListedWithItsType(string heading, Type model)
    {
        var documented = Rows(heading).ToDictionary(row => row.Property, row => row.Type);
        var actual = model.GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(property => !NotFromTheWire.Contains(property.Name))
            .ToDictionary(property => property.Name, TypeName.Of);

        Assert.Equal(actual.OrderBy(pair => pair.Key), documented.OrderBy(pair => pair.Key));
    }

    [Fact]
    public void Table_Fields_AreThoseThatTheReadersKnow()
    {
        string[] documented = [.. Rows("## Backup\n").Select(row => row.Field), .. Rows("## Backup, fields of older servers").Select(row => row.Field)];

        Assert.Equal([.. BackupFields.Table.Names.Append("BackupDownloadLinkByDB").Order()], documented.Order());
    }

    private static IEnumerable<(string Field, string Property, string Type)> Rows(string heading)
    {
        var text = RepositoryFile.Read("docs/fields.md");
        var start = text.IndexOf(heading, StringComparison.Ordinal);
        Assert.True(start >= 0, $"docs/fields.md has no heading '{heading}'.");
        var lines = text[start..].Split('\n').SkipWhile(line => !line.StartsWith("| `", StringComparison.Ordinal));
        return lines.TakeWhile(line => line.StartsWith('|')).Select(line => line.Split('|', StringSplitOptions.TrimEntries)).Select(cells =>
            (cells[1].Trim('`'), cells[2].Trim('`'), cells[3].Trim('`')));
    }
}
