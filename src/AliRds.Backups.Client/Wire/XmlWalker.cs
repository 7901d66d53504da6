using System.Globalization;
using System.Text;
using System.Xml;

namespace AliRds.Backups.Client.Wire;

/// <summary>Walks through an XML body. The root may have any name; document type definitions and external entities are refused.</summary>
internal sealed class XmlWalker
{
    private readonly XmlReader _reader;
    private readonly WireBounds _bounds;
    private readonly Dictionary<string, byte[]> _names = new(ReferenceEqualityComparer.Instance);
    private readonly char[] _piece = new char[1024];
    private byte[] _text = new byte[1024];
    private int _textLength;

    private XmlWalker(XmlReader reader, WireBounds bounds)
    {
        _reader = reader;
        _bounds = bounds;
    }

    internal static void Walk(ReadOnlyMemory<byte> body, WireNode root, WireBounds bounds)
    {
        var settings = new XmlReaderSettings
        {
            DtdProcessing = DtdProcessing.Prohibit,
            XmlResolver = null,
            IgnoreComments = true,
            IgnoreProcessingInstructions = true,
            MaxCharactersInDocument = bounds.MaxBytes,
        };
        try
        {
            using var reader = XmlReader.Create(MemoryStreams.Over(body), settings);
            reader.MoveToContent();
            new XmlWalker(reader, bounds).Element(root);
            while (reader.Read())
            {
                // Throws when anything but white space follows the root.
            }
        }
        catch (XmlException exception)
        {
            // The parser's own message may quote the body, which may hold a signed link.
            throw new WireFormatException(
                string.Create(CultureInfo.InvariantCulture, $"its XML is broken, or holds a DTD, in line {exception.LineNumber}, position {exception.LinePosition}"));
        }
    }

    private void Element(WireNode node)
    {
        CheckDepth();
        node.Begin();
        if (!_reader.IsEmptyElement)
        {
            var depth = _reader.Depth;
            _reader.Read();
            while (_reader.Depth > depth)
            {
                Inside(node);
            }
        }

        node.End();
    }

    /// <summary>Takes one thing inside an element, and moves behind it.</summary>
    private void Inside(WireNode node)
    {
        if (_reader.NodeType != XmlNodeType.Element)
        {
            StrayText(node);
            return;
        }

        var name = Utf8Of(_reader.LocalName);
        if (node.Child(name) is { } child)
        {
            Element(child);
            _reader.Read();
        }
        else
        {
            Leaf(node, name);
        }
    }

    /// <summary>Text where elements are expected is handed on like a member without a name; white space between elements is nothing.</summary>
    private void StrayText(WireNode node)
    {
        _textLength = 0;
        if (_reader.NodeType is XmlNodeType.Text or XmlNodeType.CDATA)
        {
            AppendValue();
            node.Value("#text"u8, new WireValue(WireKind.Text, _text.AsSpan(0, _textLength)));
        }

        _reader.Read();
    }

    private void Leaf(WireNode node, ReadOnlySpan<byte> name)
    {
        CheckDepth();
        if (_reader.IsEmptyElement)
        {
            _reader.Read();
            node.Value(name, new WireValue(WireKind.Text, default));
            return;
        }

        var depth = _reader.Depth;
        _reader.Read();
        _textLength = 0;
        var kind = WireKind.Text;
        while (_reader.Depth > depth)
        {
            if (_reader.NodeType == XmlNodeType.Element)
            {
                kind = WireKind.Structure;
                Append(_reader.ReadOuterXml());
            }
            else
            {
                AppendValue();
                _reader.Read();
            }
        }

        _reader.Read();
        node.Value(name, new WireValue(kind, _text.AsSpan(0, _textLength)));
    }

    /// <summary>Appends the text of a node in pieces, so that no string of it is made. The reader cuts no character in two.</summary>
    private void AppendValue()
    {
        int read;
        while ((read = _reader.ReadValueChunk(_piece, 0, _piece.Length)) > 0)
        {
            Append(_piece.AsSpan(0, read));
        }
    }

    private void Append(ReadOnlySpan<char> piece)
    {
        if (Encoding.UTF8.GetMaxByteCount(piece.Length) > _text.Length - _textLength)
        {
            MakeRoom(Encoding.UTF8.GetByteCount(piece));
        }

        _textLength += Encoding.UTF8.GetBytes(piece, _text.AsSpan(_textLength));
        CheckTextLength(_textLength);
    }

    private void MakeRoom(int bytes)
    {
        var needed = _textLength + bytes;
        CheckTextLength(needed);
        if (needed > _text.Length)
        {
            Array.Resize(ref _text, Math.Max(needed, _text.Length * 2));
        }
    }

    private void CheckTextLength(int length)
    {
        if (length > _bounds.MaxTextBytes)
        {
            throw new WireFormatException(
                string.Create(CultureInfo.InvariantCulture, $"it holds a text of more than {_bounds.MaxTextBytes} bytes"), exceedsBounds: true);
        }
    }

    private void CheckDepth()
    {
        if (_reader.Depth >= _bounds.MaxDepth)
        {
            throw new WireFormatException("its XML is nested deeper than the options allow", exceedsBounds: true);
        }
    }

    /// <summary>The reader gives the same string for the same name, so each name is encoded once.</summary>
    private byte[] Utf8Of(string name)
    {
        if (!_names.TryGetValue(name, out var utf8))
        {
            utf8 = Encoding.UTF8.GetBytes(name);
            _names.Add(name, utf8);
        }

        return utf8;
    }
}
