namespace AliRds.Backups.Client.Rpc.Wire;

/// <summary>Walks a body. Its first character decides between JSON and XML, whatever was requested or the header says.</summary>
internal static class WireBody
{
    private static ReadOnlySpan<byte> ByteOrderMark => [0xEF, 0xBB, 0xBF];

    /// <param name="body">The body.</param>
    /// <param name="contentType">The header that may name the encoding.</param>
    /// <param name="root">Receives the content.</param>
    /// <param name="limits">What the body may not exceed.</param>
    /// <param name="cancellationToken">Cancels the walk.</param>
    /// <exception cref="WireFormatException">The body cannot be read.</exception>
    internal static void Walk(
        ReadOnlySpan<byte> body, string? contentType, WireNode root, ResponseLimits limits, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var isUtf8 = WireEncoding.IsUtf8(body, contentType);
        var content = body.StartsWith(ByteOrderMark) ? body[ByteOrderMark.Length..] : body;
        content = content[CountLeadingWhiteSpace(content)..];
        if (content.IsEmpty)
        {
            throw new WireFormatException("it is empty");
        }

        var context = new WalkContext(limits, isUtf8, cancellationToken);
        switch (content[0])
        {
            case (byte)'{':
                JsonWalker.Walk(content, root, context);
                break;
            case (byte)'<':
                XmlWalker.Walk(content, root, context);
                break;
            default:
                throw new WireFormatException(isUtf8 ? "it is neither JSON nor XML" : "it is neither JSON nor XML, and not valid UTF-8");
        }
    }

    private static int CountLeadingWhiteSpace(ReadOnlySpan<byte> text)
    {
        var blanks = text.IndexOfAnyExcept(" \t\r\n"u8);
        return blanks < 0 ? text.Length : blanks;
    }
}

/// <summary>A body cannot be read. The reader turns this into the public exception, which has the status and the request id.</summary>
internal sealed class WireFormatException(string reason, bool exceedsLimits = false) : Exception(reason)
{
    /// <summary>Whether the body exceeds a limit in the options, so that a retry would not help.</summary>
    internal bool ExceedsLimits { get; } = exceedsLimits;
}
