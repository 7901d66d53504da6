using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace AliRds.Backups.Client.Credentials.Wire;

/// <summary>Reads JSON that holds secrets: what is wrong with it is told by its place, never by quoting it.</summary>
internal static class CredentialsJson
{
    public static T Read<T>(string text, JsonTypeInfo<T> type, string source)
        where T : class
    {
        try
        {
            return JsonSerializer.Deserialize(text, type) ?? throw Unreadable(source, "it is null");
        }
        catch (JsonException fault)
        {
            // Not kept as the inner exception: its message can quote the text.
            throw Unreadable(source, $"line {fault.LineNumber + 1 ?? 1}, byte {fault.BytePositionInLine ?? 0}");
        }
    }

    /// <summary>As <see cref="Read"/>, for an error response, which may be a page of a proxy: <see langword="null"/> then.</summary>
    public static T? TryRead<T>(string text, JsonTypeInfo<T> type)
        where T : class
    {
        try
        {
            return JsonSerializer.Deserialize(text, type);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static RdsCredentialsUnavailableException Unreadable(string source, string place) =>
        new($"{source} is not the expected JSON ({place}).");
}
