using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Xml;

namespace AliRds.Backups.Client.Tests.Rpc.Wire.Generation;

/// <summary>A generated page, which can be written as JSON and as XML.</summary>
internal sealed record WirePage(WireField[] Envelope, WireRow[] Rows)
{
    private static readonly JsonWriterOptions LooseEscaping = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    internal byte[] ToJson(bool escapesAll)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, escapesAll ? default : LooseEscaping))
        {
            json.WriteStartObject();
            Write(json, Envelope);
            json.WriteStartObject("Items");
            json.WriteStartArray("Backup");
            foreach (var row in Rows)
            {
                json.WriteStartObject();
                Write(json, row.Fields);
                WriteLinks(json, row.DatabaseLinks);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
            json.WriteEndObject();
        }

        return stream.ToArray();
    }

    internal byte[] ToXml()
    {
        using var stream = new MemoryStream();
        var settings = new XmlWriterSettings { Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), NewLineHandling = NewLineHandling.Entitize };
        using (var xml = XmlWriter.Create(stream, settings))
        {
            xml.WriteStartElement("DescribeBackupsResponse");
            Write(xml, Envelope);
            xml.WriteStartElement("Items");
            foreach (var row in Rows)
            {
                xml.WriteStartElement("Backup");
                Write(xml, row.Fields);
                WriteLinks(xml, row.DatabaseLinks);
                xml.WriteEndElement();
            }
        }

        return stream.ToArray();
    }

    private static void Write(Utf8JsonWriter json, WireField[] fields)
    {
        foreach (var field in fields)
        {
            json.WritePropertyName(field.Name);
            if (field is { IsBare: true, Text: { } text })
            {
                json.WriteRawValue(text);
            }
            else
            {
                json.WriteStringValue(field.Text);
            }
        }
    }

    private static void WriteLinks(Utf8JsonWriter json, WireField[][] links)
    {
        json.WriteStartObject("BackupDownloadLinkByDB");
        json.WriteStartArray("BackupDownloadLinkByDB");
        foreach (var link in links)
        {
            json.WriteStartObject();
            Write(json, link);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    // XML has no null: such a field is left out.
    private static void Write(XmlWriter xml, WireField[] fields)
    {
        foreach (var field in fields.Where(field => field.Text is not null))
        {
            xml.WriteElementString(field.Name, field.Text);
        }
    }

    private static void WriteLinks(XmlWriter xml, WireField[][] links)
    {
        xml.WriteStartElement("BackupDownloadLinkByDB");
        foreach (var link in links)
        {
            xml.WriteStartElement("BackupDownloadLinkByDB");
            Write(xml, link);
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
    }
}

/// <summary>A generated backup, before it is written in a format.</summary>
internal sealed record WireRow(WireField[] Fields, WireField[][] DatabaseLinks);

/// <summary>One scalar of a generated row: its name, its text, and whether JSON writes the text without quotes.</summary>
internal sealed record WireField(string Name, string? Text, bool IsBare = false);
