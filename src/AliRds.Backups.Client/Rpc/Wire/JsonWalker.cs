using System.Buffers;
using System.Globalization;
using System.Text.Json;

namespace AliRds.Backups.Client.Rpc.Wire;

/// <summary>Walks through a JSON body.</summary>
internal readonly ref struct JsonWalker
{
    private readonly ReadOnlySpan<byte> _body;
    private readonly WalkContext _context;

    private JsonWalker(ReadOnlySpan<byte> body, WalkContext context)
    {
        _body = body;
        _context = context;
    }

    internal static void Walk(ReadOnlySpan<byte> body, WireNode root, WalkContext context)
    {
        var reader = new Utf8JsonReader(body, new JsonReaderOptions { MaxDepth = context.MaxDepth });
        try
        {
            if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
            {
                throw new WireFormatException("its JSON is not an object");
            }

            new JsonWalker(body, context).Object(ref reader, root);
            _ = reader.Read(); // Throws when anything follows the object.
        }
        catch (JsonException exception)
        {
            // The reader does not count an object or array that it has just entered.
            var depth = reader.CurrentDepth + (reader.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray ? 1 : 0);
            throw CreateException(exception, tooDeep: depth >= context.MaxDepth);
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
        _context.CountNode();
        _context.ThrowIfInvalidName(name);
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
                node.Value(name, _context.Value(GetKind(reader.TokenType), reader.ValueSpan));
                break;
        }
    }

    /// <summary>A list under a known name gives its objects one by one, as repeated XML elements would.</summary>
    private void List(ref Utf8JsonReader reader, WireNode node, scoped ReadOnlySpan<byte> name, WireNode child)
    {
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            _context.CountNode();
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

    /// <summary>Hands on an object or array, or a thing in the place of one, as the text that it is.</summary>
    private void Structure(ref Utf8JsonReader reader, WireNode node, scoped ReadOnlySpan<byte> name)
    {
        var start = (int)reader.TokenStartIndex;
        if (reader.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray)
        {
            var depth = reader.CurrentDepth;
            while (reader.Read() && reader.CurrentDepth > depth)
            {
                _context.CountNode();
                _context.ThrowIfTooLong((int)reader.BytesConsumed - start);
            }
        }

        node.Value(name, _context.Value(WireKind.Structure, _body[start..(int)reader.BytesConsumed]));
    }

    private void Text(ref Utf8JsonReader reader, WireNode node, scoped ReadOnlySpan<byte> name)
    {
        if (!reader.ValueIsEscaped)
        {
            node.Value(name, _context.Value(WireKind.Text, reader.ValueSpan));
            return;
        }

        _context.ThrowIfTooLong(reader.ValueSpan.Length);
        var rented = ArrayPool<byte>.Shared.Rent(reader.ValueSpan.Length);
        try
        {
            var text = Unescape(ref reader, rented);
            node.Value(name, _context.Value(text == reader.ValueSpan ? WireKind.Malformed : WireKind.Text, text));
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

    private static WireKind GetKind(JsonTokenType type) => type switch
    {
        JsonTokenType.Number => WireKind.Number,
        JsonTokenType.Null => WireKind.Null,
        _ => WireKind.Boolean,
    };

    /// <summary>Tells where the body is broken. The parser's own message may quote the body, which may hold a signed link.</summary>
    private static WireFormatException CreateException(JsonException exception, bool tooDeep) => new(
        tooDeep
            ? "its JSON is nested deeper than the options allow"
            : string.Create(CultureInfo.InvariantCulture, $"its JSON is broken in line {exception.LineNumber + 1}, byte {exception.BytePositionInLine}"),
        exceedsLimits: tooDeep);
}
