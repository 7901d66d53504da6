using Microsoft.AspNetCore.Http;

namespace AliRds.Backups.Client.Emulator.Hosting;

/// <summary>Makes an error of the emulator itself plain to see: nothing of it looks like the service.</summary>
internal static class FailureReport
{
    private const string Code = "EmulatorFailure";

    public static async Task SendAsync(HttpContext http, EmulatorState state, Exception exception)
    {
        Record(http, state, exception);
        if (http.Response.HasStarted)
        {
            http.Abort();
            return;
        }

        http.Response.Clear();
        http.Response.StatusCode = exception is BadHttpRequestException bad ? bad.StatusCode : StatusCodes.Status500InternalServerError;
        http.Response.ContentType = "text/plain;charset=utf-8";
        await http.Response.WriteAsync($"{Code}: {exception.GetType().Name} inside the emulator; see its journal.", http.RequestAborted);
    }

    private static void Record(HttpContext http, EmulatorState state, Exception exception)
    {
        var entry = http.Features.Get<EmulatorJournalEntry>();
        if (entry is null)
        {
            var (number, id) = state.NextRequest();
            entry = new EmulatorJournalEntry
            {
                Number = number,
                RequestId = id,
                Time = state.Now(),
                Method = http.Request.Method,
                Host = http.Request.Host.Value ?? "",
            };
            state.Journal.Receive(entry);
        }

        state.Journal.Update(entry.Number, before => before with
        {
            IsAnswered = true,
            Status = StatusCodes.Status500InternalServerError,
            ErrorCode = Code,
            EmulatorFailure = exception.ToString(),
        });
    }
}
