namespace AliRds.Backups.Client.Models;

/// <summary>A text that is written when it is first read, and compared as the text that it is.</summary>
internal sealed class LazyString : IEquatable<LazyString>
{
    private readonly Lazy<string> _text;

    internal LazyString(string text) => _text = new Lazy<string>(text);

    /// <param name="write">Gives the same text whenever it is called; several threads may call it at once.</param>
    internal LazyString(Func<string> write) => _text = new Lazy<string>(write, LazyThreadSafetyMode.PublicationOnly);

    public bool Equals(LazyString? other) => other is not null && (ReferenceEquals(this, other) || _text.Value == other._text.Value);

    public override bool Equals(object? obj) => Equals(obj as LazyString);

    public override int GetHashCode() => _text.Value.GetHashCode(StringComparison.Ordinal);

    public override string ToString() => _text.Value;
}
