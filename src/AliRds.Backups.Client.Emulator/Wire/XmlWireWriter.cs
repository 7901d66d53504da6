using System.Buffers;
using System.Globalization;
using System.Text;
using System.Xml;

namespace AliRds.Backups.Client.Emulator.Wire;

internal sealed class XmlWireWriter(IBufferWriter<byte> output) : IWireWriter
{
    private static readonly XmlWriterSettings Settings =
        new() { Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), CheckCharacters = false };

    private readonly XmlWriter _xml = XmlWriter.Create(new BufferWriterStream(output), Settings);

    public void BeginRoot(string name)
    {
        _xml.WriteStartDocument();
        _xml.WriteStartElement(name);
    }

    public void EndRoot() => _xml.WriteEndDocument();

    public void BeginObject(string name) => _xml.WriteStartElement(name);

    public void EndObject() => _xml.WriteEndElement();

    public void BeginList(string wrapper, string item) => _xml.WriteStartElement(wrapper);

    public void EndList() => _xml.WriteEndElement();

    public void BeginItem(string item) => _xml.WriteStartElement(item);

    public void Text(string name, string value) => _xml.WriteElementString(name, value);

    public void Number(string name, long value) => Text(name, value.ToString(CultureInfo.InvariantCulture));

    public void Null(string name) => Text(name, "");

    public void EmptyObject(string name) => Text(name, "");

    public void Dispose() => _xml.Dispose();
}
