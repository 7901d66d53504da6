using System.Security.Cryptography;
using System.Text;
using AliRds.Backups.Client.Emulator.Keys;
using AliRds.Backups.Client.Emulator.Primitives;
using AliRds.Backups.Client.Emulator.Rpc;
using NodaTime;
using NodaTime.Text;

namespace AliRds.Backups.Client.Emulator.Authentication;

/// <summary>Checks signed calls: key, token, time, signature, nonce, in this order.</summary>
internal sealed class Authenticator(EmulatorAccessKeys keys, NonceMemory nonces, EmulatorLeniency leniency, ServiceClock clock)
{
    private static readonly Duration Window = Duration.FromMinutes(15);

    public AuthenticationResult Authenticate(RequestSignature signature)
    {
        if (signature.Defect is { } defect)
        {
            return AuthenticationResult.Refuse(defect);
        }

        if (keys.Find(signature.KeyId) is not { } key)
        {
            return AuthenticationResult.Refuse(GatewayErrors.UnknownKey);
        }

        return CheckKey(key, signature) is { } refusal ? AuthenticationResult.Refuse(refusal) : CheckSignature(signature, key);
    }

    private ServiceError? CheckKey(AccessKey key, RequestSignature signature)
    {
        if (!key.IsActive)
        {
            return GatewayErrors.InactiveKey;
        }

        if (key.SecurityToken == signature.SecurityToken)
        {
            return key.Expiration <= clock.Now ? GatewayErrors.TokenExpired : null;
        }

        if (string.IsNullOrEmpty(signature.SecurityToken))
        {
            return GatewayErrors.Missing("SecurityToken");
        }

        return keys.IsKnownToken(signature.SecurityToken) ? GatewayErrors.TokenMismatch : GatewayErrors.TokenMalformed;
    }

    private AuthenticationResult CheckSignature(RequestSignature signature, AccessKey key)
    {
        if (signature.Timestamp.Length == 0)
        {
            return AuthenticationResult.Refuse(GatewayErrors.IllegalTimestamp);
        }

        if (!InstantPattern.General.Parse(signature.Timestamp).TryGetValue(default, out var signedAt))
        {
            return AuthenticationResult.Refuse(GatewayErrors.TimestampFormat);
        }

        var isOnTime = IsOnTime(signedAt);
        if (!isOnTime && !leniency.AcceptAnyTimestamp)
        {
            return AuthenticationResult.Refuse(GatewayErrors.TimestampExpired);
        }

        var serverText = signature.SignedText();
        var isSigned = FixedTimeEquals(signature.Sign(serverText, key.Secret), signature.Text);
        if (!isSigned && !leniency.AcceptAnySignature)
        {
            return AuthenticationResult.Refuse(GatewayErrors.SignatureMismatch(serverText));
        }

        var isFresh = nonces.TryUse(key.Id, signature.Nonce, clock.Now, Instant.Max(clock.Now, signedAt) + Window);
        if (!isFresh && !leniency.AcceptNonceReuse)
        {
            return AuthenticationResult.Refuse(GatewayErrors.NonceUsed);
        }

        return isOnTime && isSigned && isFresh ? AuthenticationResult.Valid : AuthenticationResult.Waived;
    }

    private bool IsOnTime(Instant signedAt)
    {
        var age = clock.Now - signedAt;
        return age <= Window && age >= -Window;
    }

    private static bool FixedTimeEquals(string expected, string actual) =>
        CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(expected), Encoding.UTF8.GetBytes(actual));
}
