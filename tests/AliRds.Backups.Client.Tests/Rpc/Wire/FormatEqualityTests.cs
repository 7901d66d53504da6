using AliRds.Backups.Client.Tests.Rpc.Wire.Generation;
using AliRds.Backups.Client.Tests.Support;
using FsCheck;
using FsCheck.Fluent;

namespace AliRds.Backups.Client.Tests.Rpc.Wire;

/// <summary>JSON and XML of the same page are the same page.</summary>
public sealed class FormatEqualityTests
{
    [Fact]
    public void Read_GeneratedPageInBothFormats_GivesEqualRecords()
    {
        var property = Prop.ForAll(WirePages.Pages.ToArbitrary(), generated =>
        {
            var json = Responses.Read(generated.ToJson(escapesAll: false));
            Assert.Equal(generated.Rows.Length, json.Backups.Count);
            Assert.Empty(json.UnreadableFields);
            Assert.Equal(json, Responses.Read(generated.ToJson(escapesAll: true)));
            Assert.Equal(WithoutNulls(json), Responses.Read(generated.ToXml()));
        });

        Check.One(Config.QuickThrowOnFailure.WithMaxTest(300).WithEndSize(30), property);
    }

    // An additional field that is null in JSON cannot be written in XML.
    private static BackupPage WithoutNulls(BackupPage page) => page with
    {
        AdditionalFields = [.. page.AdditionalFields.Where(field => field.RawValue is not null)],
    };
}
