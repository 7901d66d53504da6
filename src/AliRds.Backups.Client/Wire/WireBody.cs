namespace AliRds.Backups.Client.Wire;

/// <summary>Tells JSON from XML by the first character, whatever was asked for or is claimed, and walks through it.</summary>
internal static class WireBody
{
    private static ReadOnlySpan<byte> Utf8Mark => [0xEF, 0xBB, 0xBF];

    internal static void Walk(ReadOnlyMemory<byte> body, WireNode root, WireBounds bounds)
    {
        var content = body.Span.StartsWith(Utf8Mark) ? body[Utf8Mark.Length..] : body;
        content = content[LeadingBlanks(content.Span)..];
        if (content.IsEmpty)
        {
            throw new WireFormatException("it is empty");
        }

        switch (content.Span[0])
        {
            case (byte)'{':
                JsonWalker.Walk(content.Span, root, bounds);
                break;
            case (byte)'<':
                XmlWalker.Walk(content, root, bounds);
                break;
            default:
                throw new WireFormatException("it is neither JSON nor XML");
        }
    }

    private static int LeadingBlanks(ReadOnlySpan<byte> text)
    {
        var blanks = text.IndexOfAnyExcept(" \t\r\n"u8);
        return blanks < 0 ? text.Length : blanks;
    }
}
