using System.ComponentModel;
using System.Globalization;
using NodaTime;

namespace AliRds.Backups.Client.DocumentationTests.Options;

/// <summary>Reads the values in the tables of options.</summary>
internal static class OptionText
{
    /// <summary>What tables say of defaults that have no short text: a group of options, a service, nothing at all.</summary>
    private static readonly string[] Words = ["none", "empty", "as below", "as above", "the system's", "none waived"];

    /// <summary>Whether a cell gives a default: a value between backticks, or one of the words for what has none.</summary>
    internal static bool Says(string cell, object? value) => value switch
    {
        null => cell == "none",
        System.Collections.ICollection list => cell == "empty" && list.Count == 0,
        _ when cell.StartsWith('`') => Equals(Parse(cell.Trim('`'), value.GetType()), value),
        _ when value.GetType().IsPrimitive || value is string or TimeSpan or Enum or Uri => false,
        _ when cell == "empty" => value.ToString()!.Length == 0,
        _ => cell != "none" && Words.Contains(cell),
    };

    internal static object? Parse(string text, Type type) => type == typeof(Duration)
        ? Duration.FromTimeSpan(TimeSpan.Parse(text, CultureInfo.InvariantCulture))
        : TypeDescriptor.GetConverter(type).ConvertFromInvariantString(text);
}
