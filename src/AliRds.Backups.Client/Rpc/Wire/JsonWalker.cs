using System.Buffers;
using System.Globalization;
using System.Text.Json;

namespace AliRds.Backups.Client.Rpc.Wire;

/// <summary>Walks a JSON body.</summary>
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

            new JsonWalker(body, context).ReadObject(ref reader, root);
            _ = reader.Read(); // Throws when anything follows the object.
        }
        catch (JsonException exception)
        {
            // The reader does not count an object or array that it has just entered.
            var depth = reader.CurrentDepth + (reader.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray ? 1 : 0);
            throw CreateException(exception, tooDeep: depth >= context.MaxDepth);
        }
    }

    private void ReadObject(ref Utf8JsonReader reader, WireNode node)
    {
        node.BeginObject();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
        {
            ReadMember(ref reader, node);
        }

        node.EndObject();
    }

    private void ReadMember(ref Utf8JsonReader reader, WireNode node)
    {
        var name = reader.ValueIsEscaped ? Unescape(ref reader, new byte[reader.ValueSpan.Length]) : reader.ValueSpan;
        _context.CountNode();
        _context.ThrowIfInvalidName(name);
        reader.Read();
        ReadValue(ref reader, node, name);
    }

    private void ReadValue(ref Utf8JsonReader reader, WireNode node, scoped ReadOnlySpan<byte> name)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.StartObject when node.GetChild(name) is { } child:
                ReadObject(ref reader, child);
                break;
            case JsonTokenType.StartArray when node.GetChild(name) is { } child:
                ReadList(ref reader, node, name, child);
                break;
            case JsonTokenType.StartObject or JsonTokenType.StartArray:
                ReadStructure(ref reader, node, name);
                break;
            case JsonTokenType.String:
                ReadText(ref reader, node, name);
                break;
            default:
                node.AddValue(name, _context.CreateValue(GetKind(reader.TokenType), reader.ValueSpan));
                break;
        }
    }

    /// <summary>Passes on the objects of a list one by one, like repeated XML elements.</summary>
    private void ReadList(ref Utf8JsonReader reader, WireNode node, scoped ReadOnlySpan<byte> name, WireNode child)
    {
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            _context.CountNode();
            if (reader.TokenType == JsonTokenType.StartObject)
            {
                ReadObject(ref reader, child);
            }
            else
            {
                ReadStructure(ref reader, node, name);
            }
        }
    }

    /// <summary>Passes on an object or array, or a value in the place of one, as raw text.</summary>
    private void ReadStructure(ref Utf8JsonReader reader, WireNode node, scoped ReadOnlySpan<byte> name)
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

        node.AddValue(name, _context.CreateValue(WireKind.Structure, _body[start..(int)reader.BytesConsumed]));
    }

    private void ReadText(ref Utf8JsonReader reader, WireNode node, scoped ReadOnlySpan<byte> name)
    {
        if (!reader.ValueIsEscaped)
        {
            node.AddValue(name, _context.CreateValue(WireKind.Text, reader.ValueSpan));
            return;
        }

        _context.ThrowIfTooLong(reader.ValueSpan.Length);
        var rented = ArrayPool<byte>.Shared.Rent(reader.ValueSpan.Length);
        try
        {
            var text = Unescape(ref reader, rented);
            node.AddValue(name, _context.CreateValue(text == reader.ValueSpan ? WireKind.Malformed : WireKind.Text, text));
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(rented);
        }
    }

    /// <summary>Resolves escapes. Returns the text as it came if an escape is not a valid character.</summary>
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

    /// <summary>Says where the body is invalid. The parser's own message may quote the body, which may contain a signed link.</summary>
    private static WireFormatException CreateException(JsonException exception, bool tooDeep) => new(
        tooDeep
            ? "its JSON is nested deeper than the options allow"
            : string.Create(
                CultureInfo.InvariantCulture,
                $"its JSON is invalid at line {exception.LineNumber + 1}, byte {exception.BytePositionInLine}"),
        exceedsLimits: tooDeep);
}
