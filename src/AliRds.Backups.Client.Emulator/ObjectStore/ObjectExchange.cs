using System.Globalization;
using AliRds.Backups.Client.Emulator.Hosting;
using AliRds.Backups.Client.Emulator.ObjectStore.Answers;
using AliRds.Backups.Client.Emulator.ObjectStore.Sending;
using Microsoft.AspNetCore.Http;

namespace AliRds.Backups.Client.Emulator.ObjectStore;

/// <summary>One request for an object and the means to answer it.</summary>
internal sealed class ObjectExchange(HttpContext http, EmulatorState state, EmulatorJournalEntry entry)
{
    /// <summary>Sends the answer. The journal knows the outcome before the last step leaves, so that who has the answer also finds the entry.</summary>
    public async Task SendAsync(ObjectResponse response)
    {
        SetHead(response);
        var piece = response.IsBodiless ? default : response.Piece;
        var last = Math.Min(piece.Length, BodySender.StepBytes);
        var rest = new ByteRange(piece.Offset, piece.Length - last);
        var sent = await BodySender.SendAsync(http.Response.BodyWriter, response.Body, rest);
        if (sent < rest.Length)
        {
            Record(response, sent);
            return;
        }

        Record(response, piece.Length);
        await BodySender.SendAsync(http.Response.BodyWriter, response.Body, new ByteRange(rest.Offset + rest.Length, last));
    }

    private void SetHead(ObjectResponse response)
    {
        http.Response.StatusCode = response.Status;
        var headers = http.Response.Headers;
        headers.Server = "AliyunOSS";
        headers.Date = state.Options.TimeProvider.GetUtcNow().ToString("R", CultureInfo.InvariantCulture);
        headers["x-oss-request-id"] = entry.RequestId;
        headers["x-oss-server-time"] = "1";
        foreach (var (name, value) in response.Headers)
        {
            headers[name] = value;
        }
    }

    private void Record(ObjectResponse response, long bytes) => state.Journal.Update(entry.Number, before => before with
    {
        IsAnswered = true,
        Status = response.Status,
        ErrorCode = response.ErrorCode,
        BytesSent = bytes,
    });
}
