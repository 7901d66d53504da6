using System.Globalization;
using AliRds.Backups.Client.Emulator.Faults;
using AliRds.Backups.Client.Emulator.Rpc;
using NodaTime;

namespace AliRds.Backups.Client.Emulator;

/// <summary>Something that goes wrong with one answer. Made by the static members; used by <see cref="EmulatorFaults"/>.</summary>
public abstract class EmulatorFault
{
    private protected EmulatorFault(string name) => Name = name;

    /// <summary>Short name, as in the journal.</summary>
    public string Name { get; }

    /// <summary>400 <c>Throttling.User</c> that does not say how long to wait.</summary>
    public static EmulatorFault Throttle() => Throttle(null);

    /// <summary>400 <c>Throttling.User</c>.</summary>
    /// <param name="retryAfter">Text of <c>x-acs-retry-after</c>, milliseconds when the service sends it; any junk is sent as it is. Null: no header.</param>
    public static EmulatorFault Throttle(string? retryAfter) =>
        new ServiceErrorFault(
            "Throttle",
            new ServiceError(400, "Throttling.User", "Request was denied due to user flow control."),
            retryAfter is null ? [] : new() { ["x-acs-retry-after"] = retryAfter });

    /// <summary>400 <c>Throttling.User</c> with <c>x-acs-retry-after</c> in whole milliseconds.</summary>
    public static EmulatorFault Throttle(Duration retryAfter) =>
        Throttle(((long)retryAfter.TotalMilliseconds).ToString(CultureInfo.InvariantCulture));

    /// <summary>Any error of the service.</summary>
    /// <param name="status">HTTP status, 400 to 599.</param>
    /// <param name="code">Such as <c>OperationConflict</c>.</param>
    /// <param name="message">Text of the service.</param>
    /// <param name="headers">Headers to add, such as <c>Retry-After</c>.</param>
    public static EmulatorFault ServiceError(
        int status, string code, string message, IReadOnlyDictionary<string, string>? headers = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(status, 400);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(status, 599);
        return new ServiceErrorFault(code, new ServiceError(status, code, message), new(headers ?? new Dictionary<string, string>()));
    }

    /// <summary>429 <c>Throttling</c>.</summary>
    public static EmulatorFault TooManyRequests() => ServiceError(429, "Throttling", "Request was denied due to request throttling.");

    /// <summary>500 <c>InternalError</c>.</summary>
    public static EmulatorFault InternalError() =>
        ServiceError(500, "InternalError", "The request processing has failed due to some unknown error.");

    /// <summary>503 <c>ServiceUnavailable</c>.</summary>
    public static EmulatorFault ServiceUnavailable() =>
        ServiceError(503, "ServiceUnavailable", "The request has failed due to a temporary failure of the server.");

    /// <summary>502 with a proxy's HTML page.</summary>
    public static EmulatorFault HtmlBadGateway() => new BodyFault(
        "HtmlBadGateway", 502, "text/html", "<html><head><title>502 Bad Gateway</title></head><body><h1>502 Bad Gateway</h1></body></html>");

    /// <summary>No body at all.</summary>
    /// <param name="status">HTTP status; default 200.</param>
    public static EmulatorFault EmptyBody(int status = 200) => new BodyFault("EmptyBody", status, RpcAnswer.Json, "");

    /// <summary>A body of your own.</summary>
    /// <param name="status">HTTP status, 200 to 599.</param>
    /// <param name="contentType">Content type.</param>
    /// <param name="body">Text, sent as UTF-8.</param>
    public static EmulatorFault Body(int status, string contentType, string body) => new BodyFault("Body", status, contentType, body);

    /// <summary>200 with a good answer of another operation.</summary>
    public static EmulatorFault ForeignAnswer() => new BodyFault(
        "ForeignAnswer", 200, RpcAnswer.Json, """{"RequestId":"7F2B0E6A-3D51-4C8E-9A77-0D1C5B2E9F10","Regions":{"RDSRegion":[{"RegionId":"cn-hangzhou"}]}}""");

    /// <summary>302 to another address.</summary>
    public static EmulatorFault Redirect(Uri target)
    {
        ArgumentNullException.ThrowIfNull(target);
        return new BodyFault("Redirect", 302, "text/html", "") { Headers = new() { ["Location"] = target.OriginalString } };
    }

    /// <summary>The headers promise the whole body; half of it comes, then the connection is closed in good order.</summary>
    public static EmulatorFault HalfBody() => new HalfBodyFault();

    /// <summary>The connection is reset.</summary>
    public static EmulatorFault Reset(EmulatorFaultPoint point) => new ResetFault(point);

    /// <summary>Nothing more comes until the client goes away or the emulator stops.</summary>
    public static EmulatorFault Stall(EmulatorFaultPoint point) => new StallFault(point);

    /// <summary>The body comes in small pieces.</summary>
    /// <param name="bytes">Bytes a piece; positive.</param>
    /// <param name="interval">Wait before each piece, by the emulator's clock; positive.</param>
    public static EmulatorFault Drip(int bytes, Duration interval)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(bytes, 1);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(interval, Duration.Zero);
        return new DripFault(bytes, interval);
    }

    /// <summary>The right answer, later.</summary>
    /// <param name="wait">Wait before the headers, by the emulator's clock; positive.</param>
    public static EmulatorFault Delay(Duration wait)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(wait, Duration.Zero);
        return new DelayFault(wait);
    }

    /// <summary>A small gzip body that unpacks to a huge one, whatever the client accepts.</summary>
    /// <param name="megabytes">Unpacked size in MiB; 1 to 4096, default 100.</param>
    public static EmulatorFault GzipBomb(int megabytes = 100)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(megabytes, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(megabytes, 4096);
        return new GzipBombFault(megabytes);
    }

    /// <summary>A body without announced length that goes on for that many bytes.</summary>
    /// <param name="bytes">Positive.</param>
    public static EmulatorFault OversizedBody(long bytes)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(bytes, 1);
        return new OversizedBodyFault(bytes);
    }

    /// <inheritdoc/>
    public override string ToString() => Name;

    /// <summary>Whether the request is of the kind that the fault can spoil: a call, not a download.</summary>
    internal virtual bool CanHit(EmulatorJournalEntry request) => request.Download is null;

    internal abstract Task ExecuteAsync(RpcExchange exchange);
}
