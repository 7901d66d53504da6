using System.Buffers;
using System.Globalization;
using System.Text.Json;

namespace AliRds.Backups.Client.Wire;

/// <summary>Walks through a JSON body.</summary>
internal readonly ref struct JsonWalker
{
    private readonly ReadOnlySpan<byte> _body;
    private readonly int _maxTextBytes;

    private JsonWalker(ReadOnlySpan<byte> body, int maxTextBytes)
    {
        _body = body;
        _maxTextBytes = maxTextBytes;
    }

    internal static void Walk(ReadOnlySpan<byte> body, WireNode root, WireBounds bounds)
    {
        var reader = new Utf8JsonReader(body, new JsonReaderOptions { MaxDepth = bounds.MaxDepth });
        try
        {
            if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
            {
                throw new WireFormatException("its JSON is not an object");
            }

            new JsonWalker(body, bounds.MaxTextBytes).Object(ref reader, root);
            _ = reader.Read(); // Throws when anything follows the object.
        }
        catch (JsonException exception)
        {
            // The reader does not count an object or array that it has just entered.
            var depth = reader.CurrentDepth + (reader.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray ? 1 : 0);
            throw Broken(exception, tooDeep: depth >= bounds.MaxDepth);
        }
    }

    private void Object(ref Utf8JsonReader reader, WireNode node)
    {
        node.Begin();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
        {
            Member(ref reader, node);
        }

        node.End();
    }

    private void Member(ref Utf8JsonReader reader, WireNode node)
    {
        var name = reader.ValueIsEscaped ? Unescape(ref reader, new byte[reader.ValueSpan.Length]) : reader.ValueSpan;
        reader.Read();
        Value(ref reader, node, name);
    }

    private void Value(ref Utf8JsonReader reader, WireNode node, scoped ReadOnlySpan<byte> name)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.StartObject when node.Child(name) is { } child:
                Object(ref reader, child);
                break;
            case JsonTokenType.StartArray when node.Child(name) is { } child:
                List(ref reader, node, name, child);
                break;
            case JsonTokenType.StartObject or JsonTokenType.StartArray:
                Structure(ref reader, node, name);
                break;
            case JsonTokenType.String:
                Text(ref reader, node, name);
                break;
            default:
                node.Value(name, new WireValue(KindOf(reader.TokenType), reader.ValueSpan));
                break;
        }
    }

    /// <summary>A list under a known name gives its objects one by one, as repeated XML elements would.</summary>
    private void List(ref Utf8JsonReader reader, WireNode node, scoped ReadOnlySpan<byte> name, WireNode child)
    {
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            if (reader.TokenType == JsonTokenType.StartObject)
            {
                Object(ref reader, child);
            }
            else
            {
                Structure(ref reader, node, name);
            }
        }
    }

    private void Structure(ref Utf8JsonReader reader, WireNode node, scoped ReadOnlySpan<byte> name)
    {
        var start = (int)reader.TokenStartIndex;
        reader.Skip();
        var raw = _body[start..(int)reader.BytesConsumed];
        CheckLength(raw.Length);
        node.Value(name, new WireValue(WireKind.Structure, raw));
    }

    private void Text(ref Utf8JsonReader reader, WireNode node, scoped ReadOnlySpan<byte> name)
    {
        CheckLength(reader.ValueSpan.Length);
        if (!reader.ValueIsEscaped)
        {
            node.Value(name, new WireValue(WireKind.Text, reader.ValueSpan));
            return;
        }

        var rented = ArrayPool<byte>.Shared.Rent(reader.ValueSpan.Length);
        try
        {
            var text = Unescape(ref reader, rented);
            node.Value(name, new WireValue(text == reader.ValueSpan ? WireKind.Malformed : WireKind.Text, text));
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(rented);
        }
    }

    /// <summary>Resolves escapes; gives the text as it came when it escapes something that is no character.</summary>
    private static ReadOnlySpan<byte> Unescape(scoped ref Utf8JsonReader reader, Span<byte> target)
    {
        try
        {
            return target[..reader.CopyString(target)];
        }
        catch (InvalidOperationException)
        {
            return reader.ValueSpan;
        }
    }

    private static WireKind KindOf(JsonTokenType type) => type switch
    {
        JsonTokenType.Number => WireKind.Number,
        JsonTokenType.Null => WireKind.Null,
        _ => WireKind.Boolean,
    };

    private void CheckLength(int length)
    {
        if (length > _maxTextBytes)
        {
            throw new WireFormatException(
                string.Create(CultureInfo.InvariantCulture, $"it holds a text of more than {_maxTextBytes} bytes"), exceedsBounds: true);
        }
    }

    /// <summary>Tells where the body is broken. The parser's own message may quote the body, which may hold a signed link.</summary>
    private static WireFormatException Broken(JsonException exception, bool tooDeep) => new(
        tooDeep
            ? "its JSON is nested deeper than the options allow"
            : string.Create(CultureInfo.InvariantCulture, $"its JSON is broken in line {exception.LineNumber + 1}, byte {exception.BytePositionInLine}"),
        exceedsBounds: tooDeep);
}
