using System.Collections;
using System.Diagnostics.CodeAnalysis;

namespace AliRds.Backups.Client.Models;

/// <summary>A read-only dictionary that equals another with equal members, so that records with dictionaries compare by value.</summary>
internal sealed class EquatableDictionary : IReadOnlyDictionary<string, string>, IEquatable<EquatableDictionary>
{
    internal static readonly EquatableDictionary Empty = new([]);

    private readonly Dictionary<string, string> _members;

    private EquatableDictionary(Dictionary<string, string> members) => _members = members;

    public int Count => _members.Count;

    public IEnumerable<string> Keys => _members.Keys;

    public IEnumerable<string> Values => _members.Values;

    public string this[string key] => _members[key];

    public bool ContainsKey(string key) => _members.ContainsKey(key);

    public bool TryGetValue(string key, [MaybeNullWhen(false)] out string value) => _members.TryGetValue(key, out value);

    public IEnumerator<KeyValuePair<string, string>> GetEnumerator() => _members.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    public bool Equals(EquatableDictionary? other) => other is not null && Count == other.Count
        && _members.All(member => other.TryGetValue(member.Key, out var value) && value == member.Value);

    public override bool Equals(object? obj) => Equals(obj as EquatableDictionary);

    // The order of the members does not matter.
    public override int GetHashCode() => _members.Aggregate(0, (hash, member) => hash ^ HashCode.Combine(member.Key, member.Value));

    public override string ToString() => $"{{{string.Join(", ", _members.Select(member => $"{member.Key} = {member.Value}"))}}}";

    /// <summary>Copies the dictionary of a caller, who could change it.</summary>
    internal static EquatableDictionary From(IReadOnlyDictionary<string, string>? members) =>
        members as EquatableDictionary
        ?? (members is null or { Count: 0 } ? Empty : new(new Dictionary<string, string>(members, StringComparer.Ordinal)));
}
