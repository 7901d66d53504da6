using System.Text.Json;
using System.Text.Json.Serialization;

namespace AliRds.Backups.Client.Models.Json;

/// <summary>
/// Converts a field that the client does not know. Its value may be or contain a signed link, so it is cut off before anything that looks
/// like the query of one.
/// </summary>
internal sealed class AdditionalFieldJsonConverter(bool revealsLinks) : JsonConverter<AdditionalField>
{
    private static readonly string[] Marks = ["//", "\\/\\/", "ignature", "OSSAccessKeyId", "security-token"];

    public override AdditionalField Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            throw new JsonException("The value is not an AdditionalField.");
        }

        var (name, value) = (default(string), default(string));
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var member = reader.GetString()!;
            reader.Read();
            if (IsMember(member, nameof(AdditionalField.Name), options))
            {
                name = GetText(ref reader);
            }
            else if (IsMember(member, nameof(AdditionalField.RawValue), options))
            {
                value = GetText(ref reader);
            }
            else
            {
                reader.Skip();
            }
        }

        return new AdditionalField(name ?? throw new JsonException("The AdditionalField has no name."), value);
    }

    public override void Write(Utf8JsonWriter writer, AdditionalField value, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        writer.WriteString(GetName(nameof(AdditionalField.Name), options), value.Name);
        writer.WriteString(GetName(nameof(AdditionalField.RawValue), options), revealsLinks ? value.RawValue : Mask(value.RawValue));
        writer.WriteEndObject();
    }

    private static string? Mask(string? value)
    {
        if (value is null || !Marks.Any(mark => value.Contains(mark, StringComparison.OrdinalIgnoreCase)))
        {
            return value;
        }

        // JSON and URLs may escape the question mark.
        var ends = Marks.Skip(2)
            .Select(mark => value.IndexOf(mark, StringComparison.OrdinalIgnoreCase))
            .Append(value.AsSpan().IndexOfAny('?', '\\', '%'));
        return ends.Where(end => end >= 0).DefaultIfEmpty(-1).Min() is >= 0 and var end ? $"{value[..end]}...(rest hidden)" : value;
    }

    private static string? GetText(ref Utf8JsonReader reader) => reader.TokenType switch
    {
        JsonTokenType.Null => null,
        JsonTokenType.String => reader.GetString(),
        _ => throw new JsonException("The value is not a string."),
    };

    private static string GetName(string property, JsonSerializerOptions options) =>
        options.PropertyNamingPolicy?.ConvertName(property) ?? property;

    private static bool IsMember(string member, string property, JsonSerializerOptions options) => member.Equals(
        GetName(property, options), options.PropertyNameCaseInsensitive ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal);
}
