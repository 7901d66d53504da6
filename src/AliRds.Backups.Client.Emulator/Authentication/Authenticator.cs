using System.Security.Cryptography;
using System.Text;
using AliRds.Backups.Client.Emulator.Rpc;
using NodaTime;
using NodaTime.Text;

namespace AliRds.Backups.Client.Emulator.Authentication;

/// <summary>Judges claims: key, token, time, signature, nonce, in this order.</summary>
internal sealed class Authenticator(EmulatorAccessKeys keys, NonceMemory nonces, EmulatorLeniency leniency, Func<Instant> now)
{
    private static readonly Duration Window = Duration.FromMinutes(15);

    public Verdict Judge(SignedClaim claim)
    {
        if (claim.Defect is { } defect)
        {
            return Verdict.Refuse(defect);
        }

        if (keys.Find(claim.KeyId) is not { } key)
        {
            return Verdict.Refuse(GatewayErrors.UnknownKey);
        }

        return CheckKey(key, claim) is { } refusal ? Verdict.Refuse(refusal) : JudgeSigned(claim, key);
    }

    private ServiceError? CheckKey(AccessKey key, SignedClaim claim)
    {
        if (!key.IsActive)
        {
            return GatewayErrors.InactiveKey;
        }

        if (key.SecurityToken == claim.SecurityToken)
        {
            return key.Expiration <= now() ? GatewayErrors.TokenExpired : null;
        }

        if (string.IsNullOrEmpty(claim.SecurityToken))
        {
            return GatewayErrors.Missing("SecurityToken");
        }

        return keys.IsKnownToken(claim.SecurityToken) ? GatewayErrors.TokenMismatch : GatewayErrors.TokenMalformed;
    }

    private Verdict JudgeSigned(SignedClaim claim, AccessKey key)
    {
        if (claim.Timestamp.Length == 0)
        {
            return Verdict.Refuse(GatewayErrors.IllegalTimestamp);
        }

        if (!InstantPattern.General.Parse(claim.Timestamp).TryGetValue(default, out var signedAt))
        {
            return Verdict.Refuse(GatewayErrors.TimestampFormat);
        }

        var isOnTime = IsOnTime(signedAt);
        if (!isOnTime && !leniency.AcceptAnyTimestamp)
        {
            return Verdict.Refuse(GatewayErrors.TimestampExpired);
        }

        var serverText = claim.SignedText();
        var isSigned = FixedTimeEquals(claim.Sign(serverText, key.Secret), claim.Signature);
        if (!isSigned && !leniency.AcceptAnySignature)
        {
            return Verdict.Refuse(GatewayErrors.SignatureMismatch(serverText));
        }

        var isFresh = nonces.TryUse(key.Id, claim.Nonce, now(), Instant.Max(now(), signedAt) + Window);
        if (!isFresh && !leniency.AcceptNonceReuse)
        {
            return Verdict.Refuse(GatewayErrors.NonceUsed);
        }

        return isOnTime && isSigned && isFresh ? Verdict.Valid : Verdict.Waived;
    }

    private bool IsOnTime(Instant signedAt)
    {
        var distance = now() - signedAt;
        return distance <= Window && distance >= -Window;
    }

    private static bool FixedTimeEquals(string ours, string theirs) =>
        CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(ours), Encoding.UTF8.GetBytes(theirs));
}
