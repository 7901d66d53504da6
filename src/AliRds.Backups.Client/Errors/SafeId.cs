using System.Buffers;

namespace AliRds.Backups.Client.Errors;

/// <summary>
/// Ids and codes of the service that are safe to show: letters, digits and a few other characters. Anything else in their place may be a
/// text that quotes secrets.
/// </summary>
internal static class SafeId
{
    private const int MaxLength = 128;

    private static readonly SearchValues<char> AllowedCharacters =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.:");

    /// <summary>The text if it has the form of an id or a code, otherwise <see langword="null"/>.</summary>
    internal static string? From(string? text) =>
        text is { Length: > 0 and <= MaxLength } && !text.AsSpan().ContainsAnyExcept(AllowedCharacters) ? text : null;
}
