using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using AliRds.Backups.Client.Emulator.Faults;
using AliRds.Backups.Client.Emulator.Rpc;
using NodaTime;

namespace AliRds.Backups.Client.Emulator;

/// <summary>
/// Something that goes wrong with one response. Create it with the static members, and use it with <see cref="EmulatorFaults"/>.
/// </summary>
public abstract class EmulatorFault
{
    private protected EmulatorFault(string name) => Name = name;

    /// <summary>Short name, as in the journal.</summary>
    public string Name { get; }

    /// <summary>400 <c>Throttling.User</c> without a time to wait.</summary>
    public static EmulatorFault Throttle() => Throttle(null);

    /// <summary>400 <c>Throttling.User</c>.</summary>
    /// <param name="retryAfter">
    /// The value of <c>x-acs-retry-after</c>. The service sends milliseconds; any text is sent unchanged. Null: no header.
    /// </param>
    public static EmulatorFault Throttle(string? retryAfter) =>
        Error(
            "Throttle",
            new ServiceError(400, "Throttling.User", "Request was denied due to user flow control."),
            retryAfter is null ? null : new Dictionary<string, string> { ["x-acs-retry-after"] = retryAfter });

    /// <summary>400 <c>Throttling.User</c> with <c>x-acs-retry-after</c> in whole milliseconds.</summary>
    public static EmulatorFault Throttle(Duration retryAfter) =>
        Throttle(((long)retryAfter.TotalMilliseconds).ToString(CultureInfo.InvariantCulture));

    /// <summary>Any error of the service.</summary>
    /// <param name="status">HTTP status, 400 to 599.</param>
    /// <param name="code">Such as <c>OperationConflict</c>.</param>
    /// <param name="message">Message of the error.</param>
    /// <param name="headers">Headers to add, such as <c>Retry-After</c>.</param>
    public static EmulatorFault ServiceError(
        int status, string code, string message, IReadOnlyDictionary<string, string>? headers = null)
    {
        StatusCodeRange.ThrowIfNotError(status);
        return Error(code, new ServiceError(status, code, message), headers);
    }

    /// <summary>429 <c>Throttling</c>.</summary>
    public static EmulatorFault TooManyRequests() => ServiceError(429, "Throttling", "Request was denied due to request throttling.");

    /// <summary>500 <c>InternalError</c>.</summary>
    public static EmulatorFault InternalError() =>
        ServiceError(500, "InternalError", "The request processing has failed due to some unknown error.");

    /// <summary>503 <c>ServiceUnavailable</c>.</summary>
    public static EmulatorFault ServiceUnavailable() =>
        ServiceError(503, "ServiceUnavailable", "The request has failed due to a temporary failure of the server.");

    /// <summary>502 with the HTML page of a proxy.</summary>
    public static EmulatorFault HtmlBadGateway() => Fixed(
        "HtmlBadGateway",
        502,
        "text/html",
        "<html><head><title>502 Bad Gateway</title></head><body><h1>502 Bad Gateway</h1></body></html>");

    /// <summary>An empty body.</summary>
    /// <param name="status">HTTP status, 200 to 599. Default: 200.</param>
    public static EmulatorFault EmptyBody(int status = 200) => Fixed("EmptyBody", status, RpcResponse.Json, "");

    /// <summary>Any body.</summary>
    /// <param name="status">HTTP status, 200 to 599.</param>
    /// <param name="contentType">Content type.</param>
    /// <param name="body">Text, sent as UTF-8.</param>
    public static EmulatorFault Body(int status, string contentType, string body) => Fixed("Body", status, contentType, body);

    /// <summary>200 with a valid response of another operation.</summary>
    public static EmulatorFault ForeignResponse() => Fixed(
        "ForeignResponse",
        200,
        RpcResponse.Json,
        """{"RequestId":"7F2B0E6A-3D51-4C8E-9A77-0D1C5B2E9F10","Regions":{"RDSRegion":[{"RegionId":"cn-hangzhou"}]}}""");

    /// <summary>302 to another address.</summary>
    public static EmulatorFault Redirect(Uri target)
    {
        ArgumentNullException.ThrowIfNull(target);
        return Fixed("Redirect", 302, "text/html", "", new Dictionary<string, string> { ["Location"] = target.OriginalString });
    }

    /// <summary>The headers announce the whole body, half of it is sent, and the connection is closed.</summary>
    public static EmulatorFault HalfBody() => new CallFault("HalfBody", BrokenConnection.CloseInBodyAsync);

    /// <summary>The connection is reset.</summary>
    public static EmulatorFault Reset(EmulatorFaultPoint point) =>
        new CallFault($"Reset.{point}", exchange => BrokenConnection.ResetAsync(exchange, point));

    /// <summary>Nothing more is sent until the client disconnects or the emulator stops.</summary>
    public static EmulatorFault Stall(EmulatorFaultPoint point) =>
        new CallFault($"Stall.{point}", exchange => BrokenConnection.StallAsync(exchange, point));

    /// <summary>The body is sent in small pieces.</summary>
    /// <param name="bytes">Bytes per piece; positive.</param>
    /// <param name="interval">Delay before each piece, by the emulator's clock; positive.</param>
    public static EmulatorFault Drip(int bytes, Duration interval)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(bytes, 1);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(interval, Duration.Zero);
        return new CallFault("Drip", exchange => BrokenBody.DripAsync(exchange, bytes, interval));
    }

    /// <summary>The correct response, after a delay.</summary>
    /// <param name="wait">Delay before the headers, by the emulator's clock; positive.</param>
    public static EmulatorFault Delay(Duration wait)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(wait, Duration.Zero);
        return new CallFault("Delay", async exchange =>
        {
            await exchange.WaitAsync(wait);
            await exchange.SendAsync(exchange.CreateResponse());
        });
    }

    /// <summary>A small gzip body that decompresses to a huge one, even if the client does not accept gzip.</summary>
    /// <param name="megabytes">Decompressed size in MiB; 1 to 4096. Default: 100.</param>
    public static EmulatorFault GzipBomb(int megabytes = 100)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(megabytes, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(megabytes, 4096);
        return new CallFault("GzipBomb", exchange => BrokenBody.GzipBombAsync(exchange, megabytes));
    }

    /// <summary>A body of this many bytes without an announced length.</summary>
    /// <param name="bytes">Positive.</param>
    public static EmulatorFault OversizedBody(long bytes)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(bytes, 1);
        return new CallFault("OversizedBody", exchange => BrokenBody.OversizedAsync(exchange, bytes));
    }

    /// <inheritdoc/>
    public override string ToString() => Name;

    /// <summary>Whether the fault can apply to a request. Calls and downloads have different faults.</summary>
    internal virtual bool CanHit(EmulatorJournalEntry request) => true;

    /// <summary>An error body in the format that the call asks for.</summary>
    private static CallFault Error(string name, ServiceError error, IReadOnlyDictionary<string, string>? headers) =>
        new(name, exchange => exchange.SendAsync(exchange.CreateError(error) with { Headers = Copy(headers) }));

    /// <summary>A fixed body that does not come from the service.</summary>
    private static CallFault Fixed(
        string name, int status, string contentType, string body, IReadOnlyDictionary<string, string>? headers = null)
    {
        StatusCodeRange.ThrowIfNotResponse(status);
        var response = new RpcResponse(status, contentType, Encoding.UTF8.GetBytes(body)) { Headers = Copy(headers) };
        return new(name, exchange => exchange.SendAsync(response));
    }

    private static ImmutableDictionary<string, string> Copy(IReadOnlyDictionary<string, string>? headers) =>
        headers?.ToImmutableDictionary() ?? ImmutableDictionary<string, string>.Empty;
}
