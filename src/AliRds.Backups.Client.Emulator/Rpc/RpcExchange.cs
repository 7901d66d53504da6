using System.Globalization;
using AliRds.Backups.Client.Emulator.Hosting;
using AliRds.Backups.Client.Emulator.Seeding;
using Microsoft.AspNetCore.Http;

namespace AliRds.Backups.Client.Emulator.Rpc;

/// <summary>One call and the means to answer it, well or badly.</summary>
internal sealed class RpcExchange(HttpContext http, EmulatorState state, EmulatorJournalEntry entry, Func<RpcAnswer> answer)
{
    public HttpContext Http => http;

    public EmulatorJournalEntry Entry => entry;

    public TimeProvider TimeProvider => state.Options.TimeProvider;

    /// <summary>Ends when the client goes away or the emulator stops.</summary>
    public CancellationToken Aborted => http.RequestAborted;

    /// <summary>What the service would have answered.</summary>
    public RpcAnswer Answer() => answer();

    public RpcAnswer Answer(ServiceError error) => AnswerWriter.Write(error, entry.WantsXml, entry.RequestId, entry.Host);

    public async Task SendAsync(RpcAnswer sent)
    {
        SetHead(sent);
        Record(sent, sent.Body.Length);
        await http.Response.BodyWriter.WriteAsync(sent.Body, Aborted);
    }

    /// <summary>Sets status and headers for an answer of that length.</summary>
    public void SetHead(RpcAnswer sent)
    {
        http.Response.StatusCode = sent.Status;
        http.Response.ContentLength = sent.Body.Length;
        foreach (var (name, value) in Head(sent))
        {
            http.Response.Headers[name] = value;
        }
    }

    /// <summary>The headers of the gateway, api-reference 2.8.</summary>
    public IEnumerable<KeyValuePair<string, string>> Head(RpcAnswer sent)
    {
        yield return new("Date", TimeProvider.GetUtcNow().ToString("R", CultureInfo.InvariantCulture));
        yield return new("Content-Type", sent.ContentType);
        yield return new("Connection", "keep-alive");
        yield return new("Keep-Alive", "timeout=25");
        yield return new("Vary", "Accept-Encoding");
        yield return new("Access-Control-Allow-Origin", "*");
        yield return new("Access-Control-Expose-Headers", "*");
        yield return new("x-acs-request-id", entry.RequestId);
        yield return new("x-acs-trace-id", Mix.Of(state.Random, (ulong)entry.Number).ToString("x16", CultureInfo.InvariantCulture));
        foreach (var header in sent.Headers)
        {
            yield return header;
        }
    }

    /// <summary>Writes the outcome to the journal. Done before the last byte leaves, so that who has the answer also finds the entry.</summary>
    public void Record(RpcAnswer? sent, long bytes) => state.Journal.Update(entry.Number, before => before with
    {
        IsAnswered = true,
        Status = sent?.Status ?? 0,
        ErrorCode = sent?.ErrorCode ?? "",
        BytesSent = bytes,
    });
}
