using System.Reflection;
using AliRds.Backups.Client.DocumentationTests.Markdown;

namespace AliRds.Backups.Client.DocumentationTests.Options;

/// <summary>The tables of options have a row for each option of the code, with its default.</summary>
public sealed class OptionTableTests
{
    public static TheoryData<string> Classes => [.. OptionClasses.All.Select(type => type.Name)];

    public static TheoryData<string, string, string> Rows =>
        [.. OptionClasses.All.SelectMany(type => MarkdownTable.Under(OptionClasses.PageOf(type), type.Name).Select(row => (type.Name, row[0].Trim('`'), row[1])))];

    public static TheoryData<string, string> Choices =>
    [
        .. OptionClasses.All.SelectMany(type => MarkdownTable.Under(OptionClasses.PageOf(type), type.Name).Select(row => (Type: type.GetProperty(row[0].Trim('`'))!.PropertyType, Cell: row[2])))
            .Where(row => row.Type.IsEnum && !row.Type.IsDefined(typeof(FlagsAttribute), inherit: false)).Select(row => (row.Type.AssemblyQualifiedName!, row.Cell)),
    ];

    [Theory]
    [MemberData(nameof(Classes))]
    public void Table_OfAClass_NamesItsOptions(string name)
    {
        var type = OptionClasses.Find(name);
        var rows = MarkdownTable.Under(OptionClasses.PageOf(type), name);

        Assert.Equal(Options(type).Select(property => property.Name).Order(), rows.Select(row => row[0].Trim('`')).Order());
    }

    [Theory]
    [MemberData(nameof(Rows))]
    public void Row_OfAnOption_GivesItsDefault(string name, string option, string cell)
    {
        var type = OptionClasses.Find(name);
        var actual = type.GetProperty(option)!.GetValue(Activator.CreateInstance(type));

        Assert.True(OptionText.Says(cell, actual), $"{name}.{option} is '{actual ?? "null"}', and the table says '{cell}'.");
    }

    [Theory]
    [MemberData(nameof(Choices))]
    public void Row_OfAChoice_NamesItsValues(string choice, string cell) =>
        Assert.Equal(cell, string.Join(", ", Enum.GetNames(Type.GetType(choice, throwOnError: true)!).Select(value => $"`{value}`")));

    /// <summary>What a user can set: properties with a setter, and lists to add to.</summary>
    private static IEnumerable<PropertyInfo> Options(Type type) => type.GetProperties(BindingFlags.Public | BindingFlags.Instance)
        .Where(property => property.SetMethod is { IsPublic: true } || property.PropertyType.IsAssignableTo(typeof(System.Collections.IEnumerable)));
}
