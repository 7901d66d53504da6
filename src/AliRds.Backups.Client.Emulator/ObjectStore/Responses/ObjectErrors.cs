using System.Globalization;
using System.Text;
using NodaTime;

namespace AliRds.Backups.Client.Emulator.ObjectStore.Responses;

/// <summary>The errors of OSS.</summary>
internal static class ObjectErrors
{
    public static ObjectError Anonymous { get; } =
        new(403, "AccessDenied", "You have no right to access this object because of bucket acl.", "0003-00000001");

    public static ObjectError IncompleteV1 { get; } =
        new(
            403,
            "AccessDenied",
            "Query string authentication requires the Signature, Expires and OSSAccessKeyId parameters.",
            "0002-00000071");

    public static ObjectError IncompleteV4 { get; } = new(
        403,
        "AccessDenied",
        "Query string authentication requires the x-oss-signature-version, x-oss-credential, x-oss-date, x-oss-expires and "
        + "x-oss-signature parameters.");

    public static ObjectError InvalidExpires { get; } =
        new(403, "AccessDenied", "Invalid date (should be seconds since epoch).", "0002-00000070");

    public static ObjectError SignedAhead { get; } =
        new(403, "AccessDenied", "The signing time is too far ahead of the server's time.", "0002-00000235");

    public static ObjectError TwoSignatures { get; } =
        new(400, "InvalidArgument", "Only one auth mechanism allowed: a header and a URL signature are both present.");

    public static ObjectError NoSuchBucket { get; } = new(404, "NoSuchBucket", "The specified bucket does not exist.");

    public static ObjectError MethodNotAllowed { get; } =
        new(405, "MethodNotAllowed", "The specified method is not allowed against this resource.");

    public static ObjectError PreconditionFailed { get; } =
        new(412, "PreconditionFailed", "At least one of the pre-conditions you specified did not hold.");

    public static ObjectError InvalidObjectState { get; } =
        new(403, "InvalidObjectState", "The operation is not valid for the object's state.");

    public static ObjectError Expired(Instant expires, Instant now) => new(403, "AccessDenied", "Request has expired.", "0002-00000069")
    {
        Details = [new("Expires", Text(expires)), new("ServerTime", Text(now))],
    };

    public static ObjectError UnknownKey(string keyId) =>
        new(403, "InvalidAccessKeyId", "The OSS Access Key Id you provided does not exist in our records.", "0002-00000902")
        {
            Details = [new("OSSAccessKeyId", keyId)],
        };

    public static ObjectError SignatureMismatch(string keyId, string stringToSign) => new(
        403,
        "SignatureDoesNotMatch",
        "The request signature we calculated does not match the signature you provided. Check your key and signing method.",
        "0002-00000040")
    {
        Details =
        [
            new("OSSAccessKeyId", keyId),
            new("StringToSign", stringToSign),
            new("StringToSignBytes", string.Join(' ', Encoding.UTF8.GetBytes(stringToSign).Select(unit => $"{unit:X2}"))),
        ],
    };

    public static ObjectError NoSuchKey(string key) => new(404, "NoSuchKey", "The specified key does not exist.", "0026-00000001")
    {
        Details = [new("Key", key)],
    };

    public static ObjectError InvalidRange(long length, string range) =>
        new(416, "InvalidRange", "The requested range cannot be satisfied.")
        {
            Details = [new("ActualObjectSize", length.ToString(CultureInfo.InvariantCulture)), new("RangeRequested", range)],
        };

    private static string Text(Instant time) => time.ToString("uuuu-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
}
