using AliRds.Backups.Client.Emulator.Primitives;
using Microsoft.AspNetCore.Http;
using NodaTime;

namespace AliRds.Backups.Client.Emulator.Http;

/// <summary>One request and the means to respond to it, correctly or not.</summary>
internal abstract class Exchange(HttpContext http, RequestRecorder recorder, EmulatorJournalEntry entry)
{
    /// <summary>Canceled when the client disconnects or the emulator stops.</summary>
    public CancellationToken Aborted => http.RequestAborted;

    protected HttpContext Http => http;

    protected EmulatorJournalEntry Entry => entry;

    protected ServiceClock Clock => recorder.Clock;

    /// <summary>Resets the connection.</summary>
    public void Abort() => http.Abort();

    /// <summary>Opens the connection below the web server.</summary>
    public RawConnection OpenRaw() => new(http);

    /// <summary>Waits by the emulator's clock.</summary>
    public Task WaitAsync(Duration delay) => Clock.DelayAsync(delay, Aborted);

    public async Task WaitUntilAbortedAsync()
    {
        var aborted = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var registration = Aborted.Register(aborted.SetResult);
        await aborted.Task;
    }

    /// <summary>Records that nothing was sent.</summary>
    public void RecordNothing() => Record(0, "", 0);

    protected void Record(int statusCode, string errorCode, long bytesSent) => recorder.Complete(entry, statusCode, errorCode, bytesSent);

    protected void SetHeaders(int statusCode, IEnumerable<KeyValuePair<string, string>> headers)
    {
        http.Response.StatusCode = statusCode;
        foreach (var (name, value) in headers)
        {
            http.Response.Headers[name] = value;
        }
    }
}
