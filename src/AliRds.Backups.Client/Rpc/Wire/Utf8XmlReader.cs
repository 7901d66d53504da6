using System.Buffers;
using System.Globalization;
using System.Text;

namespace AliRds.Backups.Client.Rpc.Wire;

/// <summary>
/// A forward-only reader of UTF-8 XML. It goes over the bytes once and keeps only the positions of the open elements, so the time is
/// proportional to the length of the document. The platform's reader has no limit for attributes, and cannot be cancelled among them.
/// Comments and processing instructions are skipped. A document type definition is refused, so only the predefined references are possible.
/// </summary>
internal ref struct Utf8XmlReader
{
    private static readonly SearchValues<byte> NameBytes = SearchValues.Create(
        [
            .. "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_:-."u8,
            .. Enumerable.Range(0x80, 0x80).Select(value => (byte)value),
        ]);

    private static readonly SearchValues<byte> Controls = SearchValues.Create(
        [.. Enumerable.Range(0, 0x20).Select(value => (byte)value).Where(value => value is not (0x09 or 0x0A or 0x0D))]);

    private static readonly SearchValues<byte> NotPlain = SearchValues.Create(
        [.. Enumerable.Range(0, 0x20).Select(value => (byte)value).Where(value => value is not (0x09 or 0x0A)), (byte)'&', (byte)']']);

    private readonly ReadOnlySpan<byte> _body;
    private readonly WalkContext _context;
    private readonly (int Start, int Length)[] _open;
    private bool _hasRoot;

    internal Utf8XmlReader(ReadOnlySpan<byte> body, WalkContext context)
    {
        _body = body;
        _context = context;
        _open = new (int, int)[context.MaxDepth];
    }

    /// <summary>How many elements are open.</summary>
    internal int Depth { get; private set; }

    /// <summary>Where the current token begins.</summary>
    internal int TokenStart { get; private set; }

    /// <summary>Where the next token begins.</summary>
    internal int Position { get; private set; }

    /// <summary>The name of a start or empty tag, without its prefix.</summary>
    internal ReadOnlySpan<byte> LocalName { get; private set; }

    /// <summary>The content of a text or CDATA section, as it is in the document.</summary>
    internal ReadOnlySpan<byte> Text { get; private set; }

    /// <summary>Whether the text can be used as it is: it has no reference and no line break to resolve.</summary>
    internal bool IsPlain { get; private set; }

    internal XmlToken Read()
    {
        while (Position < _body.Length)
        {
            _context.CountNode();
            TokenStart = Position;
            var token = _body[Position] == '<' ? ReadMarkup() : ReadText();
            if (token != XmlToken.None)
            {
                return token;
            }
        }

        return _hasRoot && Depth == 0 ? XmlToken.None : throw CreateException();
    }

    /// <summary>Says where the document is invalid. It quotes nothing, because the document may contain a signed link.</summary>
    internal readonly WireFormatException CreateException()
    {
        var before = _body[..Math.Min(Position, _body.Length)];
        var position = before.Length - before.LastIndexOf((byte)'\n');
        return new WireFormatException(string.Create(
            CultureInfo.InvariantCulture,
            $"its XML is invalid, or has a DTD, at line {before.Count((byte)'\n') + 1}, position {position}"));
    }

    private XmlToken ReadText()
    {
        var rest = _body[Position..];
        var length = rest.IndexOf((byte)'<');
        Text = length < 0 ? rest : rest[..length];
        IsPlain = !Text.ContainsAny(NotPlain);
        if (!IsPlain && (Text.ContainsAny(Controls) || Text.IndexOf("]]>"u8) >= 0))
        {
            throw CreateException();
        }

        Position += Text.Length;
        return Depth > 0 ? XmlToken.Text : Text.IndexOfAnyExcept(" \t\r\n"u8) < 0 ? XmlToken.None : throw CreateException();
    }

    private XmlToken ReadMarkup() => At(Position + 1) switch
    {
        (byte)'/' => ReadEndTag(),
        (byte)'?' => ReadInstruction(),
        (byte)'!' => ReadDeclaration(),
        _ => ReadStartTag(),
    };

    private XmlToken ReadInstruction()
    {
        var target = _body.Slice(Position + 2, NameLength(Position + 2));
        if (target.IsEmpty || (Position > 0 && Ascii.EqualsIgnoreCase(target, "xml"u8)))
        {
            throw CreateException();
        }

        Position = SkipPast("?>"u8, Position + 2);
        return XmlToken.None;
    }

    private XmlToken ReadDeclaration()
    {
        var rest = _body[Position..];
        if (rest.StartsWith("<!--"u8))
        {
            var end = SkipPast("--"u8, Position + 4);
            Position = At(end) == '>' ? end + 1 : throw CreateException();
            return XmlToken.None;
        }

        var start = Position + 9;
        if (Depth == 0 || !rest.StartsWith("<![CDATA["u8))
        {
            throw CreateException();
        }

        Position = SkipPast("]]>"u8, start);
        Text = _body[start..(Position - 3)];
        IsPlain = !Text.Contains((byte)'\r');
        return Text.ContainsAny(Controls) ? throw CreateException() : XmlToken.CData;
    }

    private XmlToken ReadEndTag()
    {
        if (Depth == 0)
        {
            throw CreateException();
        }

        var (start, length) = _open[--Depth];
        Position += 2;
        if (!_body[Position..].StartsWith(_body.Slice(start, length)))
        {
            throw CreateException();
        }

        var end = SkipWhiteSpace(Position + length);
        Position = At(end) == '>' ? end + 1 : throw CreateException();
        return XmlToken.End;
    }

    private XmlToken ReadStartTag()
    {
        var nameStart = Position + 1;
        var nameLength = NameLength(nameStart);
        var name = _body.Slice(nameStart, nameLength);
        LocalName = name[(name.LastIndexOf((byte)':') + 1)..];
        if (LocalName.IsEmpty || (Depth == 0 && _hasRoot))
        {
            throw CreateException();
        }

        if (Depth >= _context.MaxDepth)
        {
            throw new WireFormatException("its XML is nested deeper than the options allow", exceedsLimits: true);
        }

        _context.ThrowIfInvalidName(LocalName);
        Position = SkipAttributes(nameStart + nameLength);
        _hasRoot = true;
        if (At(Position) == '/')
        {
            Position = At(Position + 1) == '>' ? Position + 2 : throw CreateException();
            return XmlToken.Empty;
        }

        Position++;
        _open[Depth++] = (nameStart, nameLength);
        return XmlToken.Start;
    }

    /// <summary>Attributes have no meaning in a response, so only their syntax is checked.</summary>
    private readonly int SkipAttributes(int position)
    {
        while (true)
        {
            var next = SkipWhiteSpace(position);
            _context.ThrowIfTooLong(next - TokenStart);
            if (At(next) is (byte)'>' or (byte)'/')
            {
                return next;
            }

            var length = NameLength(next);
            if (length == 0 || next == position)
            {
                throw CreateException();
            }

            position = SkipAttributeValue(SkipWhiteSpace(next + length));
        }
    }

    private readonly int SkipAttributeValue(int position)
    {
        var start = At(position) == '=' ? SkipWhiteSpace(position + 1) : throw CreateException();
        var quote = At(start) is (byte)'"' or (byte)'\'' ? _body[start] : throw CreateException();
        var length = _body[(start + 1)..].IndexOf(quote);
        return length < 0 || _body.Slice(start + 1, length).Contains((byte)'<') || _body.Slice(start + 1, length).ContainsAny(Controls)
            ? throw CreateException()
            : start + length + 2;
    }

    private readonly byte At(int position) => position < _body.Length ? _body[position] : throw CreateException();

    private readonly int NameLength(int position)
    {
        var rest = position < _body.Length ? _body[position..] : default;
        if (rest.IsEmpty || !(char.IsAsciiLetter((char)rest[0]) || rest[0] is (byte)'_' or (byte)':' or >= 0x80))
        {
            return 0;
        }

        var end = rest.IndexOfAnyExcept(NameBytes);
        return end < 0 ? rest.Length : end;
    }

    private readonly int SkipWhiteSpace(int position)
    {
        if (position >= _body.Length || _body[position] > ' ')
        {
            return position;
        }

        var blanks = _body[position..].IndexOfAnyExcept(" \t\r\n"u8);
        return blanks < 0 ? _body.Length : position + blanks;
    }

    private readonly int SkipPast(ReadOnlySpan<byte> mark, int position)
    {
        var length = position > _body.Length ? -1 : _body[position..].IndexOf(mark);
        return length < 0 ? throw CreateException() : position + length + mark.Length;
    }
}
