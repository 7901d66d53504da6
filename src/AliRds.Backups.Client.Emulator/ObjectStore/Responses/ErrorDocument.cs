using System.Text;
using System.Xml;

namespace AliRds.Backups.Client.Emulator.ObjectStore.Responses;

/// <summary>Writes the XML document of an error.</summary>
internal static class ErrorDocument
{
    private static readonly XmlWriterSettings Settings =
        new()
        {
            Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
            Indent = true,
            NewLineChars = "\n",
            CheckCharacters = false,
        };

    public static byte[] Write(ObjectError error, string requestId, string host)
    {
        using var buffer = new MemoryStream();
        using (var xml = XmlWriter.Create(buffer, Settings))
        {
            xml.WriteStartElement("Error");
            xml.WriteElementString("Code", error.Code);
            xml.WriteElementString("Message", error.Message);
            xml.WriteElementString("RequestId", requestId);
            xml.WriteElementString("HostId", host);
            foreach (var (name, value) in error.Details)
            {
                xml.WriteElementString(name, value);
            }

            if (error.Ec.Length > 0)
            {
                xml.WriteElementString("EC", error.Ec);
            }

            xml.WriteEndElement();
        }

        return buffer.ToArray();
    }
}
