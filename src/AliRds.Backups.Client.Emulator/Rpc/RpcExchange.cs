using System.Buffers;
using System.Globalization;
using AliRds.Backups.Client.Emulator.Http;
using Microsoft.AspNetCore.Http;

namespace AliRds.Backups.Client.Emulator.Rpc;

/// <summary>One call and the means to respond to it, correctly or not.</summary>
internal sealed class RpcExchange(
    HttpContext http,
    RequestRecorder recorder,
    EmulatorJournalEntry entry,
    RpcResponseWriter writer,
    Func<ArrayBufferWriter<byte>, RpcResponse> respond)
    : Exchange(http, recorder, entry), IDisposable
{
    private readonly ArrayBufferWriter<byte> _buffer = ResponseBuffers.Rent();

    /// <summary>Creates the response of the service. Called at most once per call.</summary>
    public RpcResponse CreateResponse() => respond(_buffer);

    /// <summary>Creates an error instead of the response of the service.</summary>
    public RpcResponse CreateError(ServiceError error) => writer.Write(error, _buffer);

    /// <summary>Sends a complete response, compressed if the client accepts that.</summary>
    public Task SendAsync(RpcResponse response)
    {
        var sent = ResponseCompression.Compress(response, Http.Request);
        return SendPartAsync(sent, sent.Body.Length);
    }

    /// <summary>Sends headers that announce the whole body, then only its first bytes.</summary>
    public async Task SendPartAsync(RpcResponse response, int bytes)
    {
        SetHeaders(response.StatusCode, Headers(response));
        Record(response, bytes);
        await WriteAsync(response.Body[..bytes]);
    }

    /// <summary>Sends headers that announce no length, and the start of the body. More can follow.</summary>
    /// <param name="response">The start of the response.</param>
    /// <param name="bytes">The number of bytes that the journal shows as sent.</param>
    public async Task StartAsync(RpcResponse response, long bytes)
    {
        SetHeaders(response.StatusCode, Headers(response));
        Http.Response.ContentLength = null;
        Record(response, bytes);
        await WriteAsync(response.Body);
    }

    public async Task WriteAsync(ReadOnlyMemory<byte> bytes) => await Http.Response.BodyWriter.WriteAsync(bytes, Aborted);

    public void Record(RpcResponse response, long bytes) => Record(response.StatusCode, response.ErrorCode, bytes);

    public IEnumerable<KeyValuePair<string, string>> Headers(RpcResponse response) =>
        GatewayHeaders.Create(response, Entry, Clock.HttpDate)
            .Append(new("Content-Length", response.Body.Length.ToString(CultureInfo.InvariantCulture)));

    public void Dispose() => ResponseBuffers.Return(_buffer);
}
