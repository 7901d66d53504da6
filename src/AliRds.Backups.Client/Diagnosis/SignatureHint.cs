namespace AliRds.Backups.Client.Diagnosis;

/// <summary>
/// Tells a wrong secret from a request that was altered on its way, by comparing what the server signed with what the client signed. The texts
/// hold the key id and the token, so only the names of parts are shown.
/// </summary>
internal static class SignatureHint
{
    private const string SecretIsWrong =
        "The access key secret is wrong: the server signed the same text as this client. Check the secret that belongs to the access key id.";

    internal static string For(string server, string client) => Normalize(server) == Normalize(client)
        ? SecretIsWrong
        : $"The request was altered on its way, by a proxy perhaps: what the server received differs from what was signed in {Difference(server, client)}.";

    private static string Difference(string server, string client)
    {
        var theirs = Parts(server);
        var ours = Parts(client);
        var names = ours.Except(theirs).Concat(theirs.Except(ours)).Select(NameOf).Distinct(StringComparer.Ordinal);
        var differing = string.Join(", ", names);
        return differing.Length == 0 ? "the order of its parts" : differing;
    }

    /// <summary>Parts of a V1 string to sign (<c>name%3Dvalue</c>, joined by <c>%26</c>) or lines and parameters of a V3 canonical request.</summary>
    private static string[] Parts(string text) => Normalize(text).Split(["%26", "&", "\n"], StringSplitOptions.None);

    private static string NameOf(string part)
    {
        var end = part.AsSpan().IndexOfAny('=', ':', '%');
        return end > 0 ? part[..end] : part is "GET" or "POST" ? "the HTTP method" : "the list of signed headers or the body hash";
    }

    private static string Normalize(string text) => text.ReplaceLineEndings("\n").Trim();
}
