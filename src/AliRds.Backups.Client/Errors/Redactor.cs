using System.Buffers;
using System.Text;

namespace AliRds.Backups.Client.Errors;

/// <summary>Takes out of foreign text what nobody may read: known secrets, user and password of an address, and values that are named like a
/// signature or a token. The rest stays as it is.</summary>
internal sealed class Redactor
{
    private const string Removed = "***";

    /// <summary>Shorter secrets would take ordinary words apart.</summary>
    private const int MinSecretLength = 6;

    /// <summary>What ends a value. A percent sign does when it begins an escaped ampersand.</summary>
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

    /// <param name="secrets">What was sent, or is known, and must not be shown.</param>
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

    /// <summary>For text that no known secret can be in.</summary>
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

    /// <summary>The text without what nobody may read; the same object when there is nothing of it.</summary>
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
        for (var at = text.IndexOf("://", StringComparison.Ordinal); at >= 0; at = text.IndexOf("://", at, StringComparison.Ordinal))
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
        for (var at = text.IndexOf(name, StringComparison.OrdinalIgnoreCase); at >= 0; at = text.IndexOf(name, at, StringComparison.OrdinalIgnoreCase))
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

    /// <summary>The value that belongs to a name which ends at a place; empty when none does.</summary>
    private static (int Start, int Length) FindValue(string text, int at)
    {
        at = SkipAny(text, at, "\"' ");
        var separator = Array.Find(Separators, separator => string.Compare(text, at, separator, 0, separator.Length, StringComparison.OrdinalIgnoreCase) == 0);
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

    /// <summary>What is left of a text, in one pass over it: the text may be long and full of what looks like secrets.</summary>
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
