using System.Globalization;

namespace AliRds.Backups.Client.Operations;

/// <summary>Checks a text before it becomes a parameter of a call. What nobody sees in it would be signed and sent all the same.</summary>
internal static class ParameterText
{
    /// <summary>Many times what any id holds, and few enough for any address.</summary>
    private const int MaxLength = 256;

    /// <exception cref="ArgumentException">There is no id, or it holds a character that no id holds, or is too long.</exception>
    internal static void ThrowIfInvalid(DbInstanceId dbInstanceId, string parameter)
    {
        if (dbInstanceId.IsEmpty)
        {
            throw new ArgumentException("DBInstanceId is missing. Name the instance.", parameter);
        }

        ThrowIfInvalid(dbInstanceId.Value, "DBInstanceId", parameter);
    }

    /// <param name="text">The text.</param>
    /// <param name="name">What it is called on the wire.</param>
    /// <param name="parameter">What the caller knows it as.</param>
    /// <param name="allowsSpaces">Whether spaces may be between words.</param>
    /// <exception cref="ArgumentException">The text holds a character that no such value holds, or is too long.</exception>
    internal static void ThrowIfInvalid(string text, string name, string parameter, bool allowsSpaces = false)
    {
        if (text.Length > MaxLength)
        {
            throw new ArgumentException(
                string.Create(CultureInfo.InvariantCulture, $"{name} holds {text.Length} characters; {MaxLength} are allowed. Give the value alone."), parameter);
        }

        for (var position = 0; position < text.Length; position++)
        {
            if (IsDisallowed(text, position) && !(allowsSpaces && IsBetweenWords(text, position)))
            {
                throw new ArgumentException(
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"{name} holds the character U+{(int)text[position]:X4} at position {position + 1}: a blank, or one that cannot be seen. Give the value without it."),
                    parameter);
            }
        }
    }

    private static bool IsDisallowed(string text, int position) => char.IsWhiteSpace(text[position]) || char.GetUnicodeCategory(text[position]) switch
    {
        UnicodeCategory.Control or UnicodeCategory.Format => true,
        UnicodeCategory.Surrogate => !IsPartOfPair(text, position),
        _ => false,
    };

    private static bool IsBetweenWords(string text, int position) => text[position] == ' ' && position > 0 && position < text.Length - 1;

    private static bool IsPartOfPair(string text, int position) =>
        (position > 0 && char.IsSurrogatePair(text, position - 1)) || (position + 1 < text.Length && char.IsSurrogatePair(text, position));
}
