using System.Collections;

namespace AliRds.Backups.Client.DependencyInjection;

/// <summary>A log entry with the name of its client, as an additional value and as a prefix of the text.</summary>
internal sealed class NamedState(string name, IReadOnlyList<KeyValuePair<string, object?>> values, string text) : IReadOnlyList<KeyValuePair<string, object?>>
{
    private const string NameKey = "ClientName";
    private const string FormatKey = "{OriginalFormat}";

    public int Count => values.Count + 1;

    public KeyValuePair<string, object?> this[int index] => index == 0 ? new(NameKey, name) : WithName(values[index - 1]);

    public IEnumerator<KeyValuePair<string, object?>> GetEnumerator()
    {
        for (var index = 0; index < Count; index++)
        {
            yield return this[index];
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    public override string ToString() => $"{name}: {text}";

    private static KeyValuePair<string, object?> WithName(KeyValuePair<string, object?> value) =>
        value.Key == FormatKey ? new(FormatKey, $"{{{NameKey}}}: {value.Value}") : value;
}
