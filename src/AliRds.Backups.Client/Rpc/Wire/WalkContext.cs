using System.Globalization;
using System.Text.Unicode;

namespace AliRds.Backups.Client.Rpc.Wire;

/// <summary>What both walkers respect: the limits, the cancellation of the call, and whether the body is valid UTF-8.</summary>
internal sealed class WalkContext(ResponseLimits limits, bool isUtf8, CancellationToken cancellationToken)
{
    /// <summary>Checking the token at every node would cost more than reading the node.</summary>
    private const int NodesPerCancellationCheck = 256;

    private int _nodes;

    internal int MaxDepth => limits.MaxDepth;

    /// <summary>Counts a node, and stops the walk if the call was cancelled.</summary>
    internal void CountNode()
    {
        if (++_nodes % NodesPerCancellationCheck == 0)
        {
            cancellationToken.ThrowIfCancellationRequested();
        }
    }

    /// <summary>Limits the length of a text, a number, a name or a tag.</summary>
    internal void ThrowIfTooLong(int bytes)
    {
        if (bytes > limits.MaxTextBytes)
        {
            throw new WireFormatException(
                string.Create(CultureInfo.InvariantCulture, $"it contains a text of more than {limits.MaxTextBytes} bytes"),
                exceedsLimits: true);
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

    /// <summary>Creates a value within the limits. One that is not valid UTF-8 is malformed.</summary>
    internal WireValue CreateValue(WireKind kind, ReadOnlySpan<byte> raw)
    {
        ThrowIfTooLong(raw.Length);
        return new WireValue(isUtf8 || Utf8.IsValid(raw) ? kind : WireKind.Malformed, raw);
    }
}
