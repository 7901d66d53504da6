using System.Xml;
using AliRds.Backups.Client.Errors;

namespace AliRds.Backups.Client.Downloading.Transfer;

/// <summary>Reads the XML that the object store sends with an error. A page of a proxy in its place gives just the status.</summary>
internal static class StorageErrorReader
{
    private const int MaxBytes = 64 * 1024;
    private const int MaxTextLength = 500;

    internal static async Task<StorageError> ReadAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        var status = (int)response.StatusCode;
        var requestId = response.Headers.NonValidated.TryGetValues("x-oss-request-id", out var values) ? SafeId.From(values.ToString()) : null;
        using var body = await ReadBodyAsync(response.Content, cancellationToken).ConfigureAwait(false);
        try
        {
            var fields = ReadFields(body, Redactor.CreateForLink(response.RequestMessage?.RequestUri));
            return new StorageError(
                status, fields.GetValueOrDefault("Code"), fields.GetValueOrDefault("Message"), requestId ?? SafeId.From(fields.GetValueOrDefault("RequestId")));
        }
        catch (XmlException)
        {
            return new StorageError(status, null, null, requestId);
        }
    }

    private static async Task<MemoryStream> ReadBodyAsync(HttpContent content, CancellationToken cancellationToken)
    {
        var source = await content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
        await using (source.ConfigureAwait(false))
        {
            var buffer = new byte[MaxBytes];
            var length = await source.ReadAtLeastAsync(buffer, MaxBytes, throwOnEndOfStream: false, cancellationToken).ConfigureAwait(false);
            return new MemoryStream(buffer, 0, length);
        }
    }

    private static Dictionary<string, string> ReadFields(Stream body, Redactor redactor)
    {
        var fields = new Dictionary<string, string>(StringComparer.Ordinal);
        using var reader = XmlReader.Create(body, new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null });
        reader.MoveToContent();
        reader.ReadStartElement("Error");
        while (reader.MoveToContent() == XmlNodeType.Element)
        {
            var name = reader.LocalName;
            fields[name] = Shorten(redactor.Redact(reader.ReadString()));
            reader.Skip();
        }

        return fields;
    }

    private static string Shorten(string text) => text.Length <= MaxTextLength ? text : text[..MaxTextLength];
}
