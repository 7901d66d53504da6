using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace AliRds.Backups.Client.Rpc.Signing;

/// <summary>A few headers stored inline, without allocating an array.</summary>
internal struct SignedHeaders
{
    private Slots _slots;
    private int _count;

    [UnscopedRef]
    internal readonly ReadOnlySpan<KeyValuePair<string, string>> Items => ((ReadOnlySpan<KeyValuePair<string, string>>)_slots)[.._count];

    internal void Add(string name, string value) => _slots[_count++] = new(name, value);

    [InlineArray(Capacity)]
    private struct Slots
    {
        internal const int Capacity = 9;

        private KeyValuePair<string, string> _first;
    }
}
