namespace AliRds.Backups.Client.Models;

/// <summary>What the identifiers share: a text that is not blank and has no spaces around it.</summary>
internal readonly record struct Identifier
{
    private readonly string? _text;

    internal Identifier(string value)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(value);
        if (char.IsWhiteSpace(value[0]) || char.IsWhiteSpace(value[^1]))
        {
            throw new ArgumentException($"The id '{value}' has spaces around it. Trim it.", nameof(value));
        }

        _text = value;
    }

    /// <summary>Empty for <see langword="default"/>.</summary>
    internal string Text => _text ?? string.Empty;

    internal bool IsEmpty => _text is null;
}
