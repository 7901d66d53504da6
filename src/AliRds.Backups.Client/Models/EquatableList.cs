using System.Collections;

namespace AliRds.Backups.Client.Models;

/// <summary>A read-only list that equals another with equal items, so that records with lists compare by value.</summary>
internal sealed class EquatableList<T> : IReadOnlyList<T>, IEquatable<EquatableList<T>>
{
    internal static readonly EquatableList<T> Empty = new([]);

    private readonly IReadOnlyList<T> _items;

    private EquatableList(IReadOnlyList<T> items) => _items = items;

    public int Count => _items.Count;

    public T this[int index] => _items[index];

    public IEnumerator<T> GetEnumerator() => _items.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    public bool Equals(EquatableList<T>? other) =>
        ReferenceEquals(this, other) || (other is not null && _items.SequenceEqual(other._items));

    public override bool Equals(object? obj) => Equals(obj as EquatableList<T>);

    public override int GetHashCode()
    {
        var hash = default(HashCode);
        foreach (var item in _items)
        {
            hash.Add(item);
        }

        return hash.ToHashCode();
    }

    public override string ToString() => $"[{string.Join(", ", _items)}]";

    /// <summary>Copies the list of a caller, who could change it. Generated JSON readers pass null for a missing list.</summary>
    internal static EquatableList<T> From(IReadOnlyList<T>? items) =>
        items as EquatableList<T> ?? (items is null or { Count: 0 } ? Empty : new([.. items]));

    /// <summary>Wraps a list that nobody else holds.</summary>
    internal static EquatableList<T> Wrap(IReadOnlyList<T>? items) => items is null or { Count: 0 } ? Empty : new(items);
}
