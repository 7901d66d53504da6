using AliRds.Backups.Client.Emulator.Content;
using AliRds.Backups.Client.Emulator.Http;
using AliRds.Backups.Client.Emulator.ObjectStore.Responses;
using Microsoft.AspNetCore.Http;

namespace AliRds.Backups.Client.Emulator.ObjectStore;

/// <summary>One request for an object and the means to respond to it, correctly or not.</summary>
internal sealed class ObjectExchange(HttpContext http, RequestRecorder recorder, EmulatorJournalEntry entry)
    : Exchange(http, recorder, entry)
{
    /// <summary>The stream of the body, for bodies that are not a range of a source.</summary>
    public Stream BodyStream => Http.Response.BodyWriter.AsStream();

    /// <summary>
    /// Sends the response. The outcome is recorded before the last byte is sent, so that the entry is complete when the client has the
    /// response.
    /// </summary>
    public async Task SendAsync(ObjectResponse response)
    {
        SetHeaders(response);
        var range = response.IsBodiless ? default : response.Range;
        var last = Math.Min(range.Length, BodySender.StepBytes);
        var rest = range with { Length = range.Length - last };
        var sent = await SendBodyAsync(response.Body, rest);
        Record(response, sent < rest.Length ? sent : range.Length);
        if (sent == rest.Length)
        {
            await SendBodyAsync(response.Body, new ByteRange(rest.Offset + rest.Length, last));
        }
    }

    /// <summary>Sends headers that announce the whole body, then only its first bytes.</summary>
    public async Task SendPartAsync(ObjectResponse response, long bytes)
    {
        SetHeaders(response);
        Record(response, bytes);
        await Http.Response.StartAsync(Aborted);
        await SendBodyAsync(response.Body, response.Range with { Length = bytes });
        await Http.Response.BodyWriter.FlushAsync(Aborted);
    }

    /// <returns>The bytes sent: fewer than requested if the client disconnected.</returns>
    public ValueTask<long> SendBodyAsync(ByteSource body, ByteRange range) => BodySender.SendAsync(Http.Response.BodyWriter, body, range);

    public void SetHeaders(ObjectResponse response) => SetHeaders(response.StatusCode, Headers(response));

    public IEnumerable<KeyValuePair<string, string>> Headers(ObjectResponse response) =>
    [
        new("Server", "AliyunOSS"),
        new("Date", Clock.HttpDate),
        new("x-oss-request-id", Entry.RequestId),
        new("x-oss-server-time", "1"),
        .. response.Headers,
    ];

    public void Record(ObjectResponse response, long bytes) => Record(response.StatusCode, response.ErrorCode, bytes);
}
