namespace AliRds.Backups.Client.Rpc.Wire;

/// <summary>
/// Receives the content of one object of a response from a walker of JSON or XML, so that the result does not depend on the format.
/// </summary>
internal abstract class WireNode
{
    /// <summary>
    /// The node for the object, or for each object of the list, under a name. <see langword="null"/>: there is none, and
    /// <see cref="AddValue"/> receives the raw text.
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
