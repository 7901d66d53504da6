using System.Xml;
using AliRds.Backups.Client.Errors;

namespace AliRds.Backups.Client.Downloading.Transfer;

/// <summary>What the object store says when it refuses a request.</summary>
internal sealed record StorageError(int StatusCode, string? Code, string? Message, string? RequestId)
{
    private const int MaxBytes = 64 * 1024;
    private const int MaxTextLength = 500;

    /// <summary>Whether the object store itself answered: it gives each request an id, and each error a code. A proxy or a portal does neither.</summary>
    internal bool IsOwn => Code is not null || RequestId is not null;

    /// <summary>Whether the link came too late. Expiry is told by the text, because its code is that of every denial.</summary>
    internal bool IsExpiry =>
        StatusCode == 403
        && Code == "AccessDenied"
        && Message?.Contains("expired", StringComparison.OrdinalIgnoreCase) == true;

    /// <summary>Whether a new link may help, once: the key or token behind this one is gone, its text was altered, or the file moved.</summary>
    internal bool MayNeedNewLink => (StatusCode == 404 && IsOwn) || Code is "InvalidAccessKeyId" or "SignatureDoesNotMatch"
        or "SecurityTokenExpired" or "InvalidSecurityToken" or "RequestTimeTooSkewed";

    internal bool IsThrottling => StatusCode is 429 or 503;

    internal bool IsTransient => StatusCode is 408 or >= 500;

    internal bool IsObjectChange => StatusCode is 412 or 416;

    /// <summary>Reads the XML of an error. If it is something else, such as the page of a proxy, only the status is known.</summary>
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

    public override string ToString() => Message is null ? $"HTTP {StatusCode}" : $"{Code}: {Message}";

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
