namespace AliRds.Backups.Client.Rpc.Wire;

/// <summary>Walks an XML body. The root can have any name.</summary>
internal ref struct XmlWalker
{
    private readonly ReadOnlySpan<byte> _body;
    private readonly WalkContext _context;
    private Utf8XmlReader _reader;
    private byte[] _text = [];
    private int _textLength;

    private XmlWalker(ReadOnlySpan<byte> body, WalkContext context)
    {
        _body = body;
        _context = context;
        _reader = new Utf8XmlReader(body, context);
    }

    internal static void Walk(ReadOnlySpan<byte> body, WireNode root, WalkContext context)
    {
        var walker = new XmlWalker(body, context);
        walker.ReadElement(root, walker._reader.Read());
        walker._reader.Read(); // Throws when anything but white space follows the root.
    }

    private void ReadElement(WireNode node, XmlToken tag)
    {
        node.BeginObject();
        if (tag == XmlToken.Start)
        {
            XmlToken token;
            while ((token = _reader.Read()) != XmlToken.End)
            {
                ReadContent(node, token);
            }
        }

        node.EndObject();
    }

    /// <summary>Reads one item of the content of an element.</summary>
    private void ReadContent(WireNode node, XmlToken token)
    {
        if (token is XmlToken.Text or XmlToken.CData)
        {
            ReadUnexpectedText(node, token);
            return;
        }

        var name = _reader.LocalName;
        if (node.GetChild(name) is { } child)
        {
            ReadElement(child, token);
        }
        else
        {
            ReadLeaf(node, name, token);
        }
    }

    /// <summary>
    /// Text where elements are expected is passed on as a member without a name. White space between elements is ignored.
    /// </summary>
    private void ReadUnexpectedText(WireNode node, XmlToken token)
    {
        if (_reader.Text.IndexOfAnyExcept(" \t\r\n"u8) >= 0)
        {
            _textLength = 0;
            Append(token);
            node.AddValue("#text"u8, _context.CreateValue(WireKind.Text, _text.AsSpan(0, _textLength)));
        }
    }

    private void ReadLeaf(WireNode node, ReadOnlySpan<byte> name, XmlToken tag)
    {
        var (start, depth) = (_reader.Position, _reader.Depth);
        var text = ReadOnlySpan<byte>.Empty;
        var token = tag == XmlToken.Empty ? XmlToken.End : _reader.Read();
        if (token == XmlToken.Text && _reader.IsPlain)
        {
            text = _reader.Text;
            token = _reader.Read();
        }

        if (token == XmlToken.End)
        {
            node.AddValue(name, _context.CreateValue(WireKind.Text, text));
            return;
        }

        _textLength = 0;
        Append(text);
        node.AddValue(name, IsText(token, start, depth)
            ? _context.CreateValue(WireKind.Text, _text.AsSpan(0, _textLength))
            : _context.CreateValue(WireKind.Structure, _body[start.._reader.TokenStart]));
    }

    /// <summary>Reads to the end of a leaf. <see langword="false"/> if it contains elements, so it is not a text.</summary>
    private bool IsText(XmlToken token, int start, int depth)
    {
        var isText = true;
        for (; token != XmlToken.End || _reader.Depth >= depth; token = _reader.Read())
        {
            isText &= token is XmlToken.Text or XmlToken.CData;
            if (isText)
            {
                Append(token);
            }
            else
            {
                _context.ThrowIfTooLong(_reader.Position - start);
            }
        }

        return isText;
    }

    private void Append(XmlToken token)
    {
        if (_reader.IsPlain)
        {
            Append(_reader.Text);
            return;
        }

        EnsureCapacity(_reader.Text.Length);
        var length = XmlText.Resolve(_reader.Text, _text.AsSpan(_textLength), resolvesReferences: token == XmlToken.Text);
        _textLength += length < 0 ? throw _reader.CreateException() : length;
        _context.ThrowIfTooLong(_textLength);
    }

    private void Append(ReadOnlySpan<byte> piece)
    {
        _context.ThrowIfTooLong(_textLength + piece.Length);
        EnsureCapacity(piece.Length);
        piece.CopyTo(_text.AsSpan(_textLength));
        _textLength += piece.Length;
    }

    private void EnsureCapacity(int bytes)
    {
        var needed = _textLength + bytes;
        if (needed > _text.Length)
        {
            Array.Resize(ref _text, Math.Max(needed, Math.Max(_text.Length * 2, 512)));
        }
    }
}
