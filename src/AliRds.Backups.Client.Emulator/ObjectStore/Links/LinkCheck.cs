using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using AliRds.Backups.Client.Emulator.ObjectStore.Responses;
using AliRds.Backups.Client.Emulator.Primitives;
using NodaTime;
using NodaTime.Text;

namespace AliRds.Backups.Client.Emulator.ObjectStore.Links;

/// <summary>Checks links as OSS does on each request: expiry, then key, then signature.</summary>
internal sealed class LinkCheck(LinkKey key, bool acceptAnySignature, ServiceClock clock)
{
    private const long MaxLifetimeSeconds = 604_800;

    private static readonly Duration MaxAhead = Duration.FromMinutes(15);

    private static readonly InstantPattern V4Time = InstantPattern.CreateWithInvariantCulture(LinkSignatureV4.TimePattern);

    public Result Check(ObjectRequest request)
    {
        var isV4 = request.Find("x-oss-signature-version") is not null;
        var version = isV4 ? "V4" : request.Signature.Length > 0 ? "V1" : "";
        if (request.Headers.Authorization.Count > 0)
        {
            return new Result(version, EmulatorSignatureVerdict.Refused, ObjectErrors.TwoSignatures);
        }

        var (error, isForged) = isV4 ? CheckV4(request) : CheckV1(request);
        var verdict = error is null ? EmulatorSignatureVerdict.Valid
            : isForged && acceptAnySignature ? EmulatorSignatureVerdict.Waived
            : EmulatorSignatureVerdict.Refused;
        return new Result(version, verdict, verdict == EmulatorSignatureVerdict.Refused ? error : null);
    }

    private (ObjectError? Error, bool IsForged) CheckV1(ObjectRequest request)
    {
        var expires = request.Find("Expires");
        var keyId = request.Find("OSSAccessKeyId");
        if (expires is null || keyId is null || request.Signature.Length == 0)
        {
            return (expires is null && keyId is null ? ObjectErrors.Anonymous : ObjectErrors.IncompleteV1, false);
        }

        if (!long.TryParse(expires, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) || seconds > uint.MaxValue)
        {
            return (ObjectErrors.InvalidExpires, false);
        }

        return ExpiryError(Instant.FromUnixTimeSeconds(seconds)) is { } expired
            ? (expired, false)
            : SignatureError(
                request, keyId, LinkSignatureV1.StringToSign(request, expires), text => LinkSignatureV1.Sign(text, key.Secret));
    }

    private (ObjectError? Error, bool IsForged) CheckV4(ObjectRequest request)
    {
        var time = request.Find("x-oss-date") ?? "";
        var credential = (request.Find("x-oss-credential") ?? "").Split('/', 2);
        if (request.Find("x-oss-signature-version") != LinkSignatureV4.Algorithm || credential.Length < 2 || !V4Time.Parse(time).Success)
        {
            return (ObjectErrors.IncompleteV4, false);
        }

        if (!long.TryParse(request.Find("x-oss-expires"), NumberStyles.None, CultureInfo.InvariantCulture, out var lifetime)
            || lifetime is < 1 or > MaxLifetimeSeconds)
        {
            return (ObjectErrors.InvalidExpires, false);
        }

        var signed = V4Time.Parse(time).Value;
        if (signed - clock.Now > MaxAhead)
        {
            return (ObjectErrors.SignedAhead, false);
        }

        return ExpiryError(signed + Duration.FromSeconds(lifetime)) is { } expired
            ? (expired, false)
            : SignatureError(
                request,
                credential[0],
                LinkSignatureV4.StringToSign(request, time, credential[1]),
                text => LinkSignatureV4.Sign(text, key.Secret, credential[1]));
    }

    private ObjectError? ExpiryError(Instant expires) => clock.Now > expires ? ObjectErrors.Expired(expires, clock.Now) : null;

    private (ObjectError? Error, bool IsForged) SignatureError(
        ObjectRequest request, string keyId, string stringToSign, Func<string, string> sign)
    {
        if (keyId != key.Id)
        {
            return (ObjectErrors.UnknownKey(keyId), false);
        }

        var isRight = CryptographicOperations.FixedTimeEquals(
            Encoding.UTF8.GetBytes(sign(stringToSign)), Encoding.UTF8.GetBytes(request.Signature));
        return isRight ? (null, false) : (ObjectErrors.SignatureMismatch(keyId, stringToSign), true);
    }

    /// <summary>Whether a link is valid now. <paramref name="Error"/> is null unless it is rejected.</summary>
    internal sealed record Result(string Version, EmulatorSignatureVerdict Verdict, ObjectError? Error);
}
