namespace AliRds.Backups.Client.Emulator.Authentication;

/// <summary>The <c>Authorization</c> header of signature version 3, parsed.</summary>
internal sealed record AuthorizationHeader(string KeyId, IReadOnlyList<string> SignedHeaders, string Signature)
{
    private const string Scheme = SignatureV3.Algorithm + " ";

    /// <summary>Null if a part is missing or given twice.</summary>
    public static AuthorizationHeader? Parse(string text)
    {
        if (!text.StartsWith(Scheme, StringComparison.Ordinal))
        {
            return null;
        }

        var parts = text[Scheme.Length..].Split(',');
        if (parts is not [var first, var second, var third])
        {
            return null;
        }

        var keyId = Value(first, "Credential=");
        var signedHeaders = Value(second, "SignedHeaders=");
        var signature = Value(third, "Signature=");
        return keyId is null || signedHeaders is null || signature is null
            ? null
            : new AuthorizationHeader(keyId, signedHeaders.Split(';'), signature);
    }

    public override string ToString() => KeyId;

    private static string? Value(string part, string name) =>
        part.StartsWith(name, StringComparison.Ordinal) && part.Length > name.Length ? part[name.Length..] : null;
}
