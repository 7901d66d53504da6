using AliRds.Backups.Client.Emulator.ObjectStore.Answers;
using AliRds.Backups.Client.Emulator.ObjectStore.Content;
using AliRds.Backups.Client.Emulator.ObjectStore.Faults;
using NodaTime;

namespace AliRds.Backups.Client.Emulator;

/// <summary>
/// What can go wrong with the download of a file. Used with <see cref="EmulatorFaults"/> as any fault, but hits requests to the object store only. Places are
/// counted from the file's first byte, however it is fetched: a fault with a place waits for the request whose answer holds that byte.
/// </summary>
public static class EmulatorDownloadFault
{
    /// <summary>The connection is reset instead of an answer.</summary>
    public static EmulatorFault ResetBeforeHeaders() => new CutFault(CutKind.Reset, at: null);

    /// <summary>The connection is closed in good order instead of an answer.</summary>
    public static EmulatorFault CloseBeforeHeaders() => new CutFault(CutKind.Close, at: null);

    /// <summary>No answer comes until the client goes away or the emulator stops.</summary>
    public static EmulatorFault StallBeforeHeaders() => new CutFault(CutKind.Stall, at: null);

    /// <summary>The connection is reset before that byte. A reset overtakes what is still on its way: the client may get less, never more.</summary>
    /// <param name="position">Not negative.</param>
    public static EmulatorFault ResetAt(long position) => new CutFault(CutKind.Reset, NotNegative(position));

    /// <summary>The connection is closed in good order before that byte, although more was announced.</summary>
    /// <param name="position">Not negative.</param>
    public static EmulatorFault CloseAt(long position) => new CutFault(CutKind.Close, NotNegative(position));

    /// <summary>Nothing more comes from that byte on, until the client goes away or the emulator stops.</summary>
    /// <param name="position">Not negative.</param>
    public static EmulatorFault StallAt(long position) => new CutFault(CutKind.Stall, NotNegative(position));

    /// <summary>The right answer, later.</summary>
    /// <param name="wait">Wait before the headers, by the emulator's clock; positive.</param>
    public static EmulatorFault Delay(Duration wait)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(wait, Duration.Zero);
        return new LateFault(wait);
    }

    /// <summary>The body comes in small pieces.</summary>
    /// <param name="bytes">Bytes a piece; positive.</param>
    /// <param name="interval">Wait before each piece, by the emulator's clock; positive.</param>
    public static EmulatorFault Drip(int bytes, Duration interval)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(bytes, 1);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(interval, Duration.Zero);
        return new PacedFault("Drip", bytes, interval);
    }

    /// <summary>The body comes at a limited rate: with <see cref="int.MaxValue"/> times, a limit on each connection.</summary>
    /// <param name="bytesPerSecond">By the emulator's clock; at least 20.</param>
    public static EmulatorFault Limit(int bytesPerSecond)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(bytesPerSecond, PacedFault.StepsPerSecond);
        return new PacedFault("Limit", bytesPerSecond / PacedFault.StepsPerSecond, Duration.FromSeconds(1) / PacedFault.StepsPerSecond);
    }

    /// <summary>One bit of that byte is wrong.</summary>
    /// <param name="position">Not negative.</param>
    public static EmulatorFault FlipBit(long position) =>
        new StoredFault("FlipBit", stored => stored with { Content = new FlippedBit(stored.Content, position) }, NotNegative(position));

    /// <summary>The object is shorter than it was uploaded: lengths fit each other, but tag and CRC64 are those of the whole.</summary>
    /// <param name="length">Bytes left; not negative.</param>
    public static EmulatorFault Truncate(long length)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(length);
        return new StoredFault("Truncate", stored => stored with { Content = new CutBytes(stored.Content, length) });
    }

    /// <summary>Another object lies there, with its own content, tag and CRC64. To replace it for good, change the row in <see cref="EmulatorBackups"/>.</summary>
    /// <param name="length">Its bytes; null for as many as before.</param>
    public static EmulatorFault Replace(long? length = null) => new StoredFault("Replace", stored => stored.Replaced(length));

    /// <summary>Another object of the same size lies there, with its own CRC64 but the old tag.</summary>
    public static EmulatorFault ReplaceUnderSameTag() =>
        new StoredFault("ReplaceUnderSameTag", stored => stored.Replaced(length: null) with { ETag = stored.ETag });

    /// <summary>The link counts as expired, whatever the clock says.</summary>
    public static EmulatorFault LinkExpired() =>
        new ResponseFault("LinkExpired", scene => scene.Refuse(ObjectErrors.Expired(scene.Now - Duration.FromSeconds(1), scene.Now)));

    /// <summary>200 with the whole object, although the range is good.</summary>
    public static EmulatorFault IgnoreRange() =>
        new ResponseFault("IgnoreRange", scene => scene.Stored is null ? scene.Good : ObjectAnswerer.Content(scene.Stored, range: null));

    /// <summary>206 with another range than asked for; the header tells which.</summary>
    /// <param name="shift">Bytes by which it lies further on, or back if negative.</param>
    public static EmulatorFault ShiftRange(long shift) => new ResponseFault("ShiftRange", scene => scene.Shift(shift));

    /// <summary>A header of the right answer has another value: a wrong <c>Content-Range</c>, a <c>x-oss-hash-crc64ecma</c> that is no number.</summary>
    /// <param name="name">Name of the header; not <c>Content-Length</c>, see <see cref="ExtraBytes"/> and <see cref="CloseAt"/>.</param>
    /// <param name="value">Null removes it.</param>
    public static EmulatorFault Header(string name, string? value)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        return new ResponseFault($"Header.{name}", scene => value is null ? scene.Good.Without(name) : scene.Good.With(name, value));
    }

    /// <summary>More bytes than announced, then the end of the connection.</summary>
    /// <param name="count">How many more; positive.</param>
    public static EmulatorFault ExtraBytes(int count)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        return new RawFault("ExtraBytes", count, announcesLength: true, endsAt: null);
    }

    /// <summary>No length is announced: the end of the connection ends the body.</summary>
    /// <param name="endsAt">Byte of the file before which it ends too early; null for the right end.</param>
    public static EmulatorFault UnannouncedLength(long? endsAt = null) => new RawFault("UnannouncedLength", 0, announcesLength: false, endsAt);

    /// <summary>The body is packed although the client did not ask for it; length and tag are lost, as the service does for texts.</summary>
    public static EmulatorFault Gzip() => new GzipFault();

    /// <summary>302 to another address.</summary>
    public static EmulatorFault Redirect(Uri target)
    {
        ArgumentNullException.ThrowIfNull(target);
        return new ResponseFault("Redirect", scene => ObjectScene.Page(302, "text/html", "").With("Location", target.OriginalString));
    }

    /// <summary>A page that is not the object store's: 502 of a proxy, 200 of a captive portal.</summary>
    /// <param name="status">HTTP status, 200 to 599.</param>
    /// <param name="contentType">Content type.</param>
    /// <param name="body">Text, sent as UTF-8.</param>
    public static EmulatorFault Page(int status, string contentType, string body) =>
        new ResponseFault("Page", scene => ObjectScene.Page(status, contentType, body));

    /// <summary>Any error of the object store.</summary>
    /// <param name="status">HTTP status, 400 to 599.</param>
    /// <param name="code">Such as <c>InternalError</c>.</param>
    /// <param name="message">Text of the service.</param>
    /// <param name="retryAfter">Text of <c>Retry-After</c>: seconds, a date, junk. Null: no header.</param>
    public static EmulatorFault Error(int status, string code, string message, string? retryAfter = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(status, 400);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(status, 599);
        return new ResponseFault(code, scene => scene.Refuse(new ObjectError(status, code, message)).WithIf("Retry-After", retryAfter));
    }

    /// <summary>503 <c>ServiceUnavailable</c>.</summary>
    /// <inheritdoc cref="Error" path="/param[@name='retryAfter']"/>
    public static EmulatorFault ServiceUnavailable(string? retryAfter = null) =>
        Error(503, "ServiceUnavailable", "Please reduce your request rate.", retryAfter);

    /// <summary>429 <c>TooManyRequests</c>.</summary>
    /// <inheritdoc cref="Error" path="/param[@name='retryAfter']"/>
    public static EmulatorFault TooManyRequests(string? retryAfter = null) =>
        Error(429, "TooManyRequests", "Please reduce your request rate.", retryAfter);

    /// <summary>500 <c>InternalError</c>.</summary>
    public static EmulatorFault InternalError() => Error(500, "InternalError", "We encountered an internal error. Please try again.");

    /// <summary>404 <c>NoSuchKey</c>, as after the end of the retention.</summary>
    public static EmulatorFault NoSuchKey() =>
        new ResponseFault("NoSuchKey", scene => scene.Refuse(ObjectErrors.NoSuchKey(scene.Request.Address.Key)));

    /// <summary>403 <c>InvalidObjectState</c>, as of an archived object.</summary>
    public static EmulatorFault InvalidObjectState() => new ResponseFault("InvalidObjectState", scene => scene.Refuse(ObjectErrors.InvalidObjectState));

    private static long NotNegative(long position)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(position);
        return position;
    }
}
