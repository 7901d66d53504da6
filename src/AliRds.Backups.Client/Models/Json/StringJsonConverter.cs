using System.Buffers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace AliRds.Backups.Client.Models.Json;

/// <summary>
/// Converts a value to and from a JSON string, also as the key of a dictionary. An empty string and null mean the default value.
/// </summary>
internal sealed class StringJsonConverter<T>(Func<string, T> read, Func<T, string> write, bool readsNumbers) : JsonConverter<T>
{
    public override bool HandleNull => default(T) is not null;

    public override T? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.TokenType switch
    {
        JsonTokenType.Null => default,
        JsonTokenType.String => Parse(reader.GetString()!),
        JsonTokenType.Number when readsNumbers => Parse(GetNumberText(ref reader)),
        _ => throw new JsonException($"The value is not a valid {typeof(T).Name}."),
    };

    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => writer.WriteStringValue(write(value));

    public override T ReadAsPropertyName(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        Parse(reader.GetString()!)!;

    public override void WriteAsPropertyName(Utf8JsonWriter writer, T value, JsonSerializerOptions options) =>
        writer.WritePropertyName(write(value));

    private static string GetNumberText(ref Utf8JsonReader reader) =>
        Encoding.UTF8.GetString(reader.HasValueSequence ? reader.ValueSequence.ToArray() : reader.ValueSpan);

    private T? Parse(string text)
    {
        if (text.Length == 0 && HandleNull)
        {
            return default;
        }

        try
        {
            return read(text);
        }
        catch (ArgumentException)
        {
            // The original message may quote the text, which may be a signed link.
            throw new JsonException($"The text is not a valid {typeof(T).Name}.");
        }
    }
}
