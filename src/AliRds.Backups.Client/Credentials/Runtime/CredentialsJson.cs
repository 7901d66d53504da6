using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using AliRds.Backups.Client.Credentials.External;
using AliRds.Backups.Client.Credentials.Profiles;
using NodaTime;

namespace AliRds.Backups.Client.Credentials.Runtime;

/// <summary>Reads JSON that holds secrets. What is wrong with it is told by its place, never by quoting it.</summary>
internal static class CredentialsJson
{
    private const DateTimeStyles Utc = DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal;

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

    /// <summary>Reads an error response; <see langword="null"/> when it is not JSON, such as the page of a proxy.</summary>
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

    /// <summary>Reads the end of a key: ISO 8601, in UTC unless it says otherwise; <see langword="null"/> when it is not a time.</summary>
    public static Instant? TryReadTime(string text) => DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, Utc, out var time)
        ? Instant.FromDateTimeOffset(time)
        : null;

    /// <summary>How a member that a caller names in code, such as <c>profile.StsToken</c>, is written in JSON.</summary>
    public static string ToSnakeCase(string expression) =>
        JsonNamingPolicy.SnakeCaseLower.ConvertName(expression[(expression.LastIndexOf('.') + 1)..]);

    private static RdsCredentialsUnavailableException Unreadable(string source, string place) =>
        new($"{source} is not the expected JSON ({place}).");
}

/// <summary>What services send and get.</summary>
[JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(CredentialsResponse))]
[JsonSerializable(typeof(CloudSsoResponse))]
[JsonSerializable(typeof(CloudSsoRequest))]
internal sealed partial class CredentialsJsonContext : JsonSerializerContext;

/// <summary>What the command line tool writes and credentials processes print.</summary>
[JsonSourceGenerationOptions(
    GenerationMode = JsonSourceGenerationMode.Metadata,
    NumberHandling = JsonNumberHandling.AllowReadingFromString,
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(CliConfig))]
[JsonSerializable(typeof(ProcessOutput))]
internal sealed partial class SnakeCaseJsonContext : JsonSerializerContext;
