using AliRds.Backups.Client.Emulator.Faults;
using AliRds.Backups.Client.Emulator.ObjectStore.Faults;
using AliRds.Backups.Client.Emulator.ObjectStore.Responses;
using NodaTime;

namespace AliRds.Backups.Client.Emulator;

/// <summary>
/// What can go wrong with the download of a file. Used with <see cref="EmulatorFaults"/> like any fault, but applies only to requests to
/// the object store. Positions count from the first byte of the file. A fault with a position applies to a request whose response includes
/// that byte.
/// </summary>
public static class EmulatorDownloadFault
{
    /// <summary>The connection is reset before the response.</summary>
    public static EmulatorFault ResetBeforeHeaders() => new CutFault(CutFault.Kind.Reset, at: null);

    /// <summary>The connection is closed before the response.</summary>
    public static EmulatorFault CloseBeforeHeaders() => new CutFault(CutFault.Kind.Close, at: null);

    /// <summary>Nothing is sent until the client disconnects or the emulator stops.</summary>
    public static EmulatorFault StallBeforeHeaders() => new CutFault(CutFault.Kind.Stall, at: null);

    /// <summary>
    /// The connection is reset before this byte. A reset can overtake bytes in transit, so the client may receive fewer bytes, never more.
    /// </summary>
    /// <param name="position">Not negative.</param>
    public static EmulatorFault ResetAt(long position) => new CutFault(CutFault.Kind.Reset, NotNegative(position));

    /// <summary>The connection is closed before this byte, although more was announced.</summary>
    /// <param name="position">Not negative.</param>
    public static EmulatorFault CloseAt(long position) => new CutFault(CutFault.Kind.Close, NotNegative(position));

    /// <summary>From this byte on, nothing is sent until the client disconnects or the emulator stops.</summary>
    /// <param name="position">Not negative.</param>
    public static EmulatorFault StallAt(long position) => new CutFault(CutFault.Kind.Stall, NotNegative(position));

    /// <summary>The correct response, after a delay.</summary>
    /// <param name="wait">Delay before the headers, by the emulator's clock; positive.</param>
    public static EmulatorFault Delay(Duration wait)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(wait, Duration.Zero);
        return new DelayFault(wait);
    }

    /// <summary>The body is sent in small pieces.</summary>
    /// <param name="bytes">Bytes per piece; positive.</param>
    /// <param name="interval">Delay before each piece, by the emulator's clock; positive.</param>
    public static EmulatorFault Drip(int bytes, Duration interval)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(bytes, 1);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(interval, Duration.Zero);
        return new PacedFault("Drip", bytes, interval);
    }

    /// <summary>The body is sent at a limited rate. Apply it <see cref="int.MaxValue"/> times to limit each connection.</summary>
    /// <param name="bytesPerSecond">The rate, by the emulator's clock; at least 20.</param>
    public static EmulatorFault LimitRate(int bytesPerSecond)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(bytesPerSecond, PacedFault.StepsPerSecond);
        return new PacedFault("LimitRate", bytesPerSecond / PacedFault.StepsPerSecond, Duration.FromSeconds(1) / PacedFault.StepsPerSecond);
    }

    /// <summary>One bit of this byte is wrong.</summary>
    /// <param name="position">Not negative.</param>
    public static EmulatorFault FlipBit(long position) =>
        new ObjectFault("FlipBit", NotNegative(position))
        {
            AlterObject = stored => stored with { Content = stored.Content.FlipBit(position) },
        };

    /// <summary>
    /// The object is shorter than the uploaded one. All lengths match the shorter object, but the tag and the CRC-64 are those of the
    /// whole.
    /// </summary>
    /// <param name="length">Bytes left; not negative.</param>
    public static EmulatorFault Truncate(long length)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(length);
        return new ObjectFault("Truncate") { AlterObject = stored => stored with { Content = stored.Content.Truncate(length) } };
    }

    /// <summary>
    /// Another object is at the address, with different content, tag and CRC-64. To replace it permanently, change <see
    /// cref="EmulatorBackups"/>.
    /// </summary>
    /// <param name="length">The size of the other object in bytes; null for the same size.</param>
    public static EmulatorFault Replace(long? length = null) =>
        new ObjectFault("Replace") { AlterObject = stored => stored.Replaced(length) };

    /// <summary>Another object of the same size is at the address, with a different CRC-64 but the old tag.</summary>
    public static EmulatorFault ReplaceUnderSameTag() =>
        new ObjectFault("ReplaceUnderSameTag") { AlterObject = stored => stored.Replaced(length: null) with { ETag = stored.ETag } };

    /// <summary>The link counts as expired, whatever the time is.</summary>
    public static EmulatorFault LinkExpired() =>
        Respond("LinkExpired", context => context.Refuse(ObjectErrors.Expired(context.Now - Duration.FromSeconds(1), context.Now)));

    /// <summary>200 with the whole object, although the range is valid.</summary>
    public static EmulatorFault IgnoreRange() =>
        Respond("IgnoreRange", context => context.Stored is null ? context.Response : ObjectResponses.Content(context.Stored, range: null));

    /// <summary>206 with a range other than the requested one; the header gives the actual range.</summary>
    /// <param name="shift">Bytes to move the range forward, or back if negative.</param>
    public static EmulatorFault ShiftRange(long shift) => Respond("ShiftRange", context => context.Shift(shift));

    /// <summary>A header of the correct response has a different value, such as a wrong <c>Content-Range</c>.</summary>
    /// <param name="name">
    /// The name of the header, except <c>Content-Length</c>; for that, see <see cref="ExtraBytes"/> and <see cref="CloseAt"/>.
    /// </param>
    /// <param name="value">The value; null removes the header.</param>
    public static EmulatorFault Header(string name, string? value)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        return Respond($"Header.{name}", context => value is null ? context.Response.Without(name) : context.Response.With(name, value));
    }

    /// <summary>More bytes than announced are sent, and the connection is closed.</summary>
    /// <param name="count">The number of extra bytes; positive.</param>
    public static EmulatorFault ExtraBytes(int count)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        return new RawFault("ExtraBytes", count, announcesLength: true, endsAt: null);
    }

    /// <summary>No length is announced: closing the connection ends the body.</summary>
    /// <param name="endsAt">The position before which the body ends too early; null to end it correctly.</param>
    public static EmulatorFault UnannouncedLength(long? endsAt = null) =>
        new RawFault("UnannouncedLength", 0, announcesLength: false, endsAt);

    /// <summary>The body is compressed although the client did not ask for it. The length and the tag are missing.</summary>
    public static EmulatorFault Gzip() => new GzipFault();

    /// <summary>302 to another address.</summary>
    public static EmulatorFault Redirect(Uri target)
    {
        ArgumentNullException.ThrowIfNull(target);
        return Respond("Redirect", context => ObjectFaultContext.Foreign(302, "text/html", "").With("Location", target.OriginalString));
    }

    /// <summary>A body that does not come from the object store, such as a proxy's 502 or a captive portal's 200.</summary>
    /// <param name="status">HTTP status, 200 to 599.</param>
    /// <param name="contentType">Content type.</param>
    /// <param name="body">Text, sent as UTF-8.</param>
    public static EmulatorFault Body(int status, string contentType, string body)
    {
        StatusCodeRange.ThrowIfNotResponse(status);
        return Respond("Body", context => ObjectFaultContext.Foreign(status, contentType, body));
    }

    /// <summary>Any error of the object store.</summary>
    /// <param name="status">HTTP status, 400 to 599.</param>
    /// <param name="code">Such as <c>InternalError</c>.</param>
    /// <param name="message">Message of the error.</param>
    /// <param name="retryAfter">The value of <c>Retry-After</c>; any text is sent unchanged. Null: no header.</param>
    public static EmulatorFault ServiceError(int status, string code, string message, string? retryAfter = null)
    {
        StatusCodeRange.ThrowIfNotError(status);
        return Respond(code, context => context.Refuse(new ObjectError(status, code, message)).WithOptional("Retry-After", retryAfter));
    }

    /// <summary>503 <c>ServiceUnavailable</c>.</summary>
    /// <inheritdoc cref="ServiceError" path="/param[@name='retryAfter']"/>
    public static EmulatorFault ServiceUnavailable(string? retryAfter = null) =>
        ServiceError(503, "ServiceUnavailable", "Please reduce your request rate.", retryAfter);

    /// <summary>429 <c>TooManyRequests</c>.</summary>
    /// <inheritdoc cref="ServiceError" path="/param[@name='retryAfter']"/>
    public static EmulatorFault TooManyRequests(string? retryAfter = null) =>
        ServiceError(429, "TooManyRequests", "Please reduce your request rate.", retryAfter);

    /// <summary>500 <c>InternalError</c>.</summary>
    public static EmulatorFault InternalError() =>
        ServiceError(500, "InternalError", "We encountered an internal error. Please try again.");

    /// <summary>404 <c>NoSuchKey</c>, as after the retention period.</summary>
    public static EmulatorFault NoSuchKey() =>
        Respond("NoSuchKey", context => context.Refuse(ObjectErrors.NoSuchKey(context.Request.Address.Key)));

    /// <summary>403 <c>InvalidObjectState</c>, as for an archived object.</summary>
    public static EmulatorFault InvalidObjectState() =>
        Respond("InvalidObjectState", context => context.Refuse(ObjectErrors.InvalidObjectState));

    private static ObjectFault Respond(string name, Func<ObjectFaultContext, ObjectResponse> alter) => new(name) { AlterResponse = alter };

    private static long NotNegative(long position)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(position);
        return position;
    }
}
