using System.Buffers;
using System.Text;

namespace AliRds.Backups.Client.Errors;

/// <summary>
/// Removes from a text what nobody may read: known secrets, the user and password in an address, and values that are named like a signature
/// or a token.
/// </summary>
internal sealed class Redactor
{
    private const string Removed = "***";

    /// <summary>Removing shorter secrets would damage ordinary words.</summary>
    private const int MinSecretLength = 6;

    /// <summary>The characters that end a value. An escaped ampersand ends it too.</summary>
    private const string ValueEnds = "&,;'\"<>(){}[]|\\";

    private static readonly string[] Names =
    [
        "signature", "securitytoken", "security-token", "security_token", "sts_token", "accesskeysecret", "access_key_secret", "secret",
        "oidctoken", "access_token", "password", "passwd", "token",
    ];

    private static readonly string[] SecretLinkParameters = ["Signature", "security-token", "x-oss-signature", "x-oss-security-token"];

    private static readonly SearchValues<char> AuthorityEnds = SearchValues.Create("/?# '\"<>\r\n\t");

    private static readonly string[] Separators = ["=", ":", "%3d", "%253d"];

    private readonly List<string> _secrets = [];

    /// <param name="secrets">What was sent or is known, and must not be shown.</param>
    internal Redactor(params ReadOnlySpan<string?> secrets)
    {
        foreach (var secret in secrets)
        {
            if (secret is { Length: >= MinSecretLength })
            {
                var escaped = Uri.EscapeDataString(secret);
                _secrets.AddRange([secret, escaped, Uri.EscapeDataString(escaped)]);
            }
        }
    }

    /// <summary>For text that cannot contain a known secret.</summary>
    internal static Redactor Default { get; } = new();

    /// <summary>For what an object store says about a signed link.</summary>
    internal static Redactor CreateForLink(Uri? link)
    {
        var secrets = new List<string>();
        foreach (var parameter in link?.Query.TrimStart('?').Split('&') ?? [])
        {
            if (parameter.Split('=', 2) is [var name, var value] && SecretLinkParameters.Contains(name, StringComparer.OrdinalIgnoreCase))
            {
                // The store may quote it with or without the padding of base64.
                secrets.Add(Uri.UnescapeDataString(value).TrimEnd('='));
            }
        }

        return new Redactor([.. secrets]);
    }

    /// <summary>The text without secrets; the same object if it has none.</summary>
    internal string Redact(string text)
    {
        foreach (var secret in _secrets)
        {
            text = text.Replace(secret, Removed, StringComparison.OrdinalIgnoreCase);
        }

        text = RedactUserInfo(text);
        foreach (var name in Names)
        {
            text = RedactNamedValues(text, name);
        }

        return text;
    }

    private static string RedactUserInfo(string text)
    {
        var pieces = new Pieces(text);
        var at = 0;
        while ((at = text.IndexOf("://", at, StringComparison.Ordinal)) >= 0)
        {
            at += 3;
            var length = text.AsSpan(at).IndexOfAny(AuthorityEnds);
            var user = text.AsSpan(at, length < 0 ? text.Length - at : length).LastIndexOf('@');
            if (user > 0)
            {
                pieces.Remove(at, user);
            }
        }

        return pieces.ToString();
    }

    private static string RedactNamedValues(string text, string name)
    {
        var pieces = new Pieces(text);
        var at = 0;
        while ((at = text.IndexOf(name, at, StringComparison.OrdinalIgnoreCase)) >= 0)
        {
            at += name.Length;
            if (FindValue(text, at) is { Length: > 0 } value)
            {
                pieces.Remove(value.Start, value.Length);
                at = value.Start + value.Length;
            }
        }

        return pieces.ToString();
    }

    /// <summary>The value after a name that ends at a position; empty if there is none.</summary>
    private static (int Start, int Length) FindValue(string text, int at)
    {
        at = SkipAny(text, at, "\"' ");
        var separator = Array.Find(
            Separators, separator => string.Compare(text, at, separator, 0, separator.Length, StringComparison.OrdinalIgnoreCase) == 0);
        if (separator is null)
        {
            return default;
        }

        var start = SkipAny(text, at + separator.Length, "\"' ");
        var end = start;
        while (end < text.Length && !IsValueEnd(text, end))
        {
            end++;
        }

        return (start, end - start);
    }

    private static int SkipAny(string text, int at, string characters)
    {
        while (at < text.Length && characters.Contains(text[at], StringComparison.Ordinal))
        {
            at++;
        }

        return at;
    }

    private static bool IsValueEnd(string text, int at) =>
        char.IsWhiteSpace(text[at]) || ValueEnds.Contains(text[at], StringComparison.Ordinal)
        || string.Compare(text, at, "%26", 0, 3, StringComparison.Ordinal) == 0
        || string.Compare(text, at, "%2526", 0, 5, StringComparison.Ordinal) == 0;

    /// <summary>Builds the redacted text in one pass, since it may be long and full of what looks like secrets.</summary>
    private struct Pieces(string text)
    {
        private StringBuilder? _kept;
        private int _copied;

        public void Remove(int start, int length)
        {
            _kept ??= new StringBuilder(text.Length);
            _kept.Append(text, _copied, start - _copied).Append(Removed);
            _copied = start + length;
        }

        public override readonly string ToString() => _kept is null ? text : _kept.Append(text, _copied, text.Length - _copied).ToString();
    }
}
