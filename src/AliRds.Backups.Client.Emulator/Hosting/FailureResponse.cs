using AliRds.Backups.Client.Emulator.Http;
using Microsoft.AspNetCore.Http;

namespace AliRds.Backups.Client.Emulator.Hosting;

/// <summary>The response to an error in the emulator itself. It does not look like an error of the service.</summary>
internal static class FailureResponse
{
    private const string Code = "EmulatorFailure";

    public static async Task SendAsync(HttpContext http, RequestRecorder recorder, Exception exception)
    {
        recorder.Fail(http, Code, exception);
        if (http.Response.HasStarted)
        {
            http.Abort();
            return;
        }

        http.Response.Clear();
        http.Response.StatusCode = exception is BadHttpRequestException bad ? bad.StatusCode : StatusCodes.Status500InternalServerError;
        http.Response.ContentType = "text/plain;charset=utf-8";
        await http.Response.WriteAsync(
            $"{Code}: {exception.GetType().Name} in the emulator. See EmulatorFailure in its journal.", http.RequestAborted);
    }
}
