namespace AliRds.Backups.Client.Models;

/// <summary>What all identifiers share: a text that is neither blank nor padded.</summary>
internal static class Identifier
{
    internal static string Require(string value)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(value);
        if (char.IsWhiteSpace(value[0]) || char.IsWhiteSpace(value[^1]))
        {
            throw new ArgumentException($"The id '{value}' has spaces around it. Trim it.", nameof(value));
        }

        return value;
    }
}
