using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using AliRds.Backups.Client.Emulator.ObjectStore.Answers;
using NodaTime;
using NodaTime.Text;

namespace AliRds.Backups.Client.Emulator.ObjectStore.Signing;

/// <summary>Judges links as OSS does: expiry first, on arrival, then the key, then the signature; api-reference 7.2 and 7.5.</summary>
internal sealed class LinkCheck(LinkKey key, EmulatorLeniency leniency, Func<Instant> now)
{
    private const long MaxLifeSeconds = 604_800;

    private static readonly Duration MaxAhead = Duration.FromMinutes(15);

    private static readonly InstantPattern V4Time = InstantPattern.CreateWithInvariantCulture(LinkSignatureV4.TimePattern);

    public LinkVerdict Judge(ObjectRequest request)
    {
        var isV4 = request.Find("x-oss-signature-version") is not null;
        var version = isV4 ? "V4" : request.Signature.Length > 0 ? "V1" : "";
        if (request.Headers.Authorization.Count > 0)
        {
            return new LinkVerdict(version, EmulatorSignatureVerdict.Refused, ObjectErrors.TwoSignatures);
        }

        var (error, isForged) = isV4 ? JudgeV4(request) : JudgeV1(request);
        var outcome = error is null ? EmulatorSignatureVerdict.Valid
            : isForged && leniency.AcceptAnySignature ? EmulatorSignatureVerdict.Waived
            : EmulatorSignatureVerdict.Refused;
        return new LinkVerdict(version, outcome, outcome == EmulatorSignatureVerdict.Refused ? error : null);
    }

    private (ObjectError? Error, bool IsForged) JudgeV1(ObjectRequest request)
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
            : SignatureError(request, keyId, LinkSignatureV1.StringToSign(request, expires), text => LinkSignatureV1.Sign(text, key.Secret));
    }

    private (ObjectError? Error, bool IsForged) JudgeV4(ObjectRequest request)
    {
        var time = request.Find("x-oss-date") ?? "";
        var credential = (request.Find("x-oss-credential") ?? "").Split('/', 2);
        if (request.Find("x-oss-signature-version") != LinkSignatureV4.Algorithm || credential.Length < 2 || !V4Time.Parse(time).Success)
        {
            return (ObjectErrors.IncompleteV4, false);
        }

        if (!long.TryParse(request.Find("x-oss-expires"), NumberStyles.None, CultureInfo.InvariantCulture, out var life) || life is < 1 or > MaxLifeSeconds)
        {
            return (ObjectErrors.InvalidExpires, false);
        }

        var signed = V4Time.Parse(time).Value;
        if (signed - now() > MaxAhead)
        {
            return (ObjectErrors.SignedAhead, false);
        }

        return ExpiryError(signed + Duration.FromSeconds(life)) is { } expired
            ? (expired, false)
            : SignatureError(
                request, credential[0], LinkSignatureV4.StringToSign(request, time, credential[1]), text => LinkSignatureV4.Sign(text, key.Secret, credential[1]));
    }

    private ObjectError? ExpiryError(Instant expires) => now() > expires ? ObjectErrors.Expired(expires, now()) : null;

    private (ObjectError? Error, bool IsForged) SignatureError(ObjectRequest request, string keyId, string stringToSign, Func<string, string> sign)
    {
        if (keyId != key.Id)
        {
            return (ObjectErrors.UnknownKey(keyId), false);
        }

        var isRight = CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(sign(stringToSign)), Encoding.UTF8.GetBytes(request.Signature));
        return isRight ? (null, false) : (ObjectErrors.SignatureMismatch(keyId, stringToSign), true);
    }
}
