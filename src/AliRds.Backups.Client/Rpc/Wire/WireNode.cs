namespace AliRds.Backups.Client.Rpc.Wire;

/// <summary>
/// Takes what stands inside one object of a response. A walker over JSON or XML calls it, so that what is made of a response
/// does not depend on the format.
/// </summary>
internal abstract class WireNode
{
    /// <summary>
    /// The node that takes the object (or each object of the list) under a name. <see langword="null"/>: nothing is known under that
    /// name, and <see cref="AddValue"/> gets it.
    /// </summary>
    internal virtual WireNode? GetChild(ReadOnlySpan<byte> name) => null;

    /// <summary>A member that is a scalar, or whose name has no node.</summary>
    internal abstract void AddValue(ReadOnlySpan<byte> name, in WireValue value);

    /// <summary>An object begins.</summary>
    internal virtual void BeginObject()
    {
    }

    /// <summary>The object has ended.</summary>
    internal virtual void EndObject()
    {
    }
}
