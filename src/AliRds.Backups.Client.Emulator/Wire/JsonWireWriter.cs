using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace AliRds.Backups.Client.Emulator.Wire;

internal sealed class JsonWireWriter(IBufferWriter<byte> output) : IWireWriter
{
    private static readonly JsonWriterOptions Options =
        new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    private readonly Utf8JsonWriter _json = new(output, Options);

    public void BeginRoot(string name) => _json.WriteStartObject();

    public void EndRoot() => _json.WriteEndObject();

    public void BeginObject(string name) => _json.WriteStartObject(name);

    public void EndObject() => _json.WriteEndObject();

    public void BeginList(string wrapper, string item)
    {
        _json.WriteStartObject(wrapper);
        _json.WriteStartArray(item);
    }

    public void EndList()
    {
        _json.WriteEndArray();
        _json.WriteEndObject();
    }

    public void BeginItem(string item) => _json.WriteStartObject();

    public void Text(string name, string value) => _json.WriteString(name, value);

    public void Number(string name, long value) => _json.WriteNumber(name, value);

    public void Null(string name) => _json.WriteNull(name);

    public void EmptyObject(string name)
    {
        _json.WriteStartObject(name);
        _json.WriteEndObject();
    }

    public void Dispose() => _json.Dispose();
}
