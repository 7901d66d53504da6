namespace AliRds.Backups.Client.Models;

/// <summary>A string that is created when it is first read. It compares by value.</summary>
internal sealed class LazyString : IEquatable<LazyString>
{
    private readonly Lazy<string> _text;

    internal LazyString(string text) => _text = new Lazy<string>(text);

    /// <param name="write">Returns the same text every time. Several threads may call it at once.</param>
    internal LazyString(Func<string> write) => _text = new Lazy<string>(write, LazyThreadSafetyMode.PublicationOnly);

    public bool Equals(LazyString? other) => other is not null && (ReferenceEquals(this, other) || _text.Value == other._text.Value);

    public override bool Equals(object? obj) => Equals(obj as LazyString);

    public override int GetHashCode() => _text.Value.GetHashCode(StringComparison.Ordinal);

    public override string ToString() => _text.Value;
}
