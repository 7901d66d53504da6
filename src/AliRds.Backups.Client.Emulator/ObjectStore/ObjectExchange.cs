using System.Globalization;
using AliRds.Backups.Client.Emulator.Hosting;
using AliRds.Backups.Client.Emulator.ObjectStore.Answers;
using AliRds.Backups.Client.Emulator.ObjectStore.Content;
using AliRds.Backups.Client.Emulator.ObjectStore.Sending;
using Microsoft.AspNetCore.Http;
using NodaTime;

namespace AliRds.Backups.Client.Emulator.ObjectStore;

/// <summary>One request for an object and the means to answer it, well or badly.</summary>
internal sealed class ObjectExchange(HttpContext http, EmulatorState state, EmulatorJournalEntry entry)
{
    public HttpContext Http => http;

    /// <summary>Ends when the client goes away or the emulator stops.</summary>
    public CancellationToken Aborted => http.RequestAborted;

    /// <summary>Sends the answer. The journal knows the outcome before the last step leaves, so that who has the answer also finds the entry.</summary>
    public async Task SendAsync(ObjectResponse response)
    {
        SetHead(response);
        var piece = response.IsBodiless ? default : response.Piece;
        var last = Math.Min(piece.Length, BodySender.StepBytes);
        var rest = piece with { Length = piece.Length - last };
        var sent = await SendBodyAsync(response.Body, rest);
        Record(response, sent < rest.Length ? sent : piece.Length);
        if (sent == rest.Length)
        {
            await SendBodyAsync(response.Body, new ByteRange(rest.Offset + rest.Length, last));
        }
    }

    /// <summary>Sends headers that announce the whole body, and its first bytes.</summary>
    public async Task SendPartAsync(ObjectResponse response, long bytes)
    {
        SetHead(response);
        Record(response, bytes);
        await http.Response.StartAsync(Aborted);
        await SendBodyAsync(response.Body, response.Piece with { Length = bytes });
        await http.Response.BodyWriter.FlushAsync(Aborted);
    }

    /// <returns>Bytes handed over: fewer than asked for if the client went away.</returns>
    public ValueTask<long> SendBodyAsync(ByteSource body, ByteRange piece) => BodySender.SendAsync(http.Response.BodyWriter, body, piece);

    public void SetHead(ObjectResponse response)
    {
        http.Response.StatusCode = response.Status;
        foreach (var (name, value) in Head(response))
        {
            http.Response.Headers[name] = value;
        }
    }

    /// <summary>The headers of the object store, api-reference 7.4.</summary>
    public IEnumerable<KeyValuePair<string, string>> Head(ObjectResponse response) =>
    [
        new("Server", "AliyunOSS"),
        new("Date", state.Options.TimeProvider.GetUtcNow().ToString("R", CultureInfo.InvariantCulture)),
        new("x-oss-request-id", entry.RequestId),
        new("x-oss-server-time", "1"),
        .. response.Headers,
    ];

    /// <summary>Writes the outcome to the journal.</summary>
    /// <param name="response">Null if not a byte of it was sent.</param>
    /// <param name="bytes">Bytes of body.</param>
    public void Record(ObjectResponse? response, long bytes) => state.Journal.Update(entry.Number, before => before with
    {
        IsAnswered = true,
        Status = response?.Status ?? 0,
        ErrorCode = response?.ErrorCode ?? "",
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
}
