using System.Buffers;
using AliRds.Backups.Client.Emulator.Hosting;
using Microsoft.AspNetCore.Http;
using NodaTime;

namespace AliRds.Backups.Client.Emulator.Rpc;

/// <summary>One call and the means to answer it, well or badly.</summary>
internal sealed class RpcExchange(HttpContext http, EmulatorState state, EmulatorJournalEntry entry, AnswerWriter writer, Func<ArrayBufferWriter<byte>, RpcAnswer> decide) : IDisposable
{
    private readonly ArrayBufferWriter<byte> _buffer = AnswerBuffers.Rent();

    public HttpContext Http => http;

    /// <summary>Ends when the client goes away or the emulator stops.</summary>
    public CancellationToken Aborted => http.RequestAborted;

    /// <summary>What the service would have answered. Asked for at most once a call.</summary>
    public RpcAnswer Answer() => decide(_buffer);

    /// <summary>An error instead of the service's answer.</summary>
    public RpcAnswer Answer(ServiceError error) => writer.Write(error, _buffer);

    /// <summary>Sends a whole answer, packed if the client likes.</summary>
    public Task SendAsync(RpcAnswer answer)
    {
        var sent = GzipAnswer.PackIfAccepted(answer, http.Request);
        return SendPartAsync(sent, sent.Body.Length);
    }

    /// <summary>Sends headers that announce the whole body, and its first bytes.</summary>
    public async Task SendPartAsync(RpcAnswer answer, int bytes)
    {
        SetHead(answer);
        Record(answer, bytes);
        await WriteAsync(answer.Body[..bytes]);
    }

    public async Task WriteAsync(ReadOnlyMemory<byte> bytes) => await http.Response.BodyWriter.WriteAsync(bytes, Aborted);

    public IEnumerable<KeyValuePair<string, string>> Head(RpcAnswer answer) =>
        GatewayHeaders.Of(answer, entry, state.Options.TimeProvider.GetUtcNow());

    public void SetHead(RpcAnswer answer)
    {
        http.Response.StatusCode = answer.Status;
        http.Response.ContentLength = answer.Body.Length;
        foreach (var (name, value) in Head(answer))
        {
            http.Response.Headers[name] = value;
        }
    }

    /// <summary>Writes the outcome to the journal. Done before the last byte leaves, so that who has the answer also finds the entry.</summary>
    public void Record(RpcAnswer? answer, long bytes) => state.Journal.Update(entry.Number, before => before with
    {
        IsAnswered = true,
        Status = answer?.Status ?? 0,
        ErrorCode = answer?.ErrorCode ?? "",
        BytesSent = bytes,
    });

    /// <summary>Waits by the emulator's clock.</summary>
    public Task WaitAsync(Duration wait) => Task.Delay(wait.ToTimeSpan(), state.Options.TimeProvider, Aborted);

    public async Task UntilAbortedAsync()
    {
        var aborted = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var registration = Aborted.Register(aborted.SetResult);
        await aborted.Task;
    }

    public void Dispose() => AnswerBuffers.Return(_buffer);
}
