using System.Globalization;
using System.Text.Unicode;

namespace AliRds.Backups.Client.Rpc.Wire;

/// <summary>What both walkers are held to: the limits, the end of the call, and texts that are UTF-8.</summary>
internal sealed class WalkContext(ResponseLimits limits, bool isUtf8, CancellationToken cancellationToken)
{
    /// <summary>Looking at the token for each node would cost more than reading it.</summary>
    private const int NodesPerCancellationCheck = 256;

    private int _nodes;

    internal int MaxDepth => limits.MaxDepth;

    /// <summary>Counts one node, and ends the walk when the call has ended.</summary>
    internal void CountNode()
    {
        if (++_nodes % NodesPerCancellationCheck == 0)
        {
            cancellationToken.ThrowIfCancellationRequested();
        }
    }

    /// <summary>Holds a text, a number, a name or a tag to its bound.</summary>
    internal void ThrowIfTooLong(int bytes)
    {
        if (bytes > limits.MaxTextBytes)
        {
            throw new WireFormatException(
                string.Create(CultureInfo.InvariantCulture, $"it holds a text of more than {limits.MaxTextBytes} bytes"), exceedsLimits: true);
        }
    }

    internal void ThrowIfInvalidName(ReadOnlySpan<byte> name)
    {
        ThrowIfTooLong(name.Length);
        if (!isUtf8 && !Utf8.IsValid(name))
        {
            throw new WireFormatException("a name in it is not valid UTF-8");
        }
    }

    /// <summary>Makes a value within the limits; one that is not UTF-8 is malformed.</summary>
    internal WireValue CreateValue(WireKind kind, ReadOnlySpan<byte> raw)
    {
        ThrowIfTooLong(raw.Length);
        return new WireValue(isUtf8 || Utf8.IsValid(raw) ? kind : WireKind.Malformed, raw);
    }
}
