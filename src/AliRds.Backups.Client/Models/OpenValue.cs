namespace AliRds.Backups.Client.Models;

/// <summary>What the types with an open set of values share: a text that is never blank, and whose letter case does not matter.</summary>
internal readonly struct OpenValue : IEquatable<OpenValue>
{
    private readonly string? _text;

    internal OpenValue(string value)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(value);
        _text = value;
    }

    /// <summary>Empty for <see langword="default"/>.</summary>
    internal string Text => _text ?? string.Empty;

    public bool Equals(OpenValue other) => Text.Equals(other.Text, StringComparison.OrdinalIgnoreCase);

    public override bool Equals(object? obj) => obj is OpenValue other && Equals(other);

    public override int GetHashCode() => StringComparer.OrdinalIgnoreCase.GetHashCode(Text);
}
