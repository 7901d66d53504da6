using System.Globalization;

namespace AliRds.Backups.Client.Operations;

/// <summary>
/// Validates a text before it becomes a parameter of a call. Characters that nobody sees would be signed and sent like any other.
/// </summary>
internal static class ParameterText
{
    /// <summary>Far more than any id has, and few enough for any URL.</summary>
    private const int MaxLength = 256;

    /// <exception cref="ArgumentException">The id is missing or too long, or contains a character that no id contains.</exception>
    internal static void ThrowIfInvalid(DbInstanceId dbInstanceId, string parameter)
    {
        if (dbInstanceId.IsEmpty)
        {
            throw new ArgumentException("DBInstanceId is missing. Name the instance.", parameter);
        }

        ThrowIfInvalid(dbInstanceId.Value, "DBInstanceId", parameter);
    }

    /// <param name="text">The text.</param>
    /// <param name="name">The name of the parameter on the wire.</param>
    /// <param name="parameter">The name of the argument that the caller passed.</param>
    /// <param name="allowsSpaces">Whether spaces are allowed between words.</param>
    /// <exception cref="ArgumentException">The text is too long, or contains a character that no such value contains.</exception>
    internal static void ThrowIfInvalid(string text, string name, string parameter, bool allowsSpaces = false)
    {
        if (text.Length > MaxLength)
        {
            var message = string.Create(
                CultureInfo.InvariantCulture, $"{name} has {text.Length} characters; {MaxLength} are allowed. Use only the value itself.");
            throw new ArgumentException(message, parameter);
        }

        for (var position = 0; position < text.Length; position++)
        {
            if (IsDisallowed(text, position) && !(allowsSpaces && IsBetweenWords(text, position)))
            {
                var message = string.Create(
                    CultureInfo.InvariantCulture,
                    $"{name} contains U+{(int)text[position]:X4} at position {position + 1}, which is white space or cannot be seen. Remove it.");
                throw new ArgumentException(message, parameter);
            }
        }
    }

    private static bool IsDisallowed(string text, int position) => char.GetUnicodeCategory(text[position]) switch
    {
        UnicodeCategory.Control or UnicodeCategory.Format => true,
        UnicodeCategory.Surrogate => !IsPartOfPair(text, position),
        _ => char.IsWhiteSpace(text[position]),
    };

    private static bool IsBetweenWords(string text, int position) => text[position] == ' ' && position > 0 && position < text.Length - 1;

    private static bool IsPartOfPair(string text, int position) =>
        (position > 0 && char.IsSurrogatePair(text, position - 1)) || (position + 1 < text.Length && char.IsSurrogatePair(text, position));
}
