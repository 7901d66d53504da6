using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using System.Text;
using System.Text.Json.Serialization;
using AliRds.Backups.Client.Models;
using NodaTime;

namespace AliRds.Backups.Client;

/// <summary>
/// A pre-signed link to the file of a backup. Anyone who has its text can download the file, so only <see cref="Reveal"/> shows it:
/// printing, logging and debugging show the link without its query.
/// </summary>
/// <remarks>
/// The text is kept byte for byte as the service sent it, because decoding and re-encoding it would break the signature.
/// Source: fields <c>BackupDownloadURL</c> and <c>BackupIntranetDownloadURL</c> of the DescribeBackups API page.
/// </remarks>
[DebuggerDisplay("{ToString(),nq}")]
[JsonConverter(typeof(BackupJsonConverter))]
public sealed class BackupLink : IEquatable<BackupLink>
{
    private const string HiddenQuery = "?(signature hidden)";
    private static readonly UriCreationOptions NoCanonicalization = new() { DangerousDisablePathAndQueryCanonicalization = true };

    // UTF-8 takes one byte per character: links are most of the text of a page, and most of them are never read.
    private readonly byte[] _utf8;

    /// <summary>Creates a link from its text.</summary>
    /// <param name="text">An absolute http or https address.</param>
    /// <exception cref="ArgumentException"><paramref name="text"/> is not an absolute http or https address.</exception>
    public BackupLink(string text)
        : this(Encoding.UTF8.GetBytes(text ?? throw new ArgumentNullException(nameof(text))))
    {
        if (!Uri.TryCreate(text, UriKind.Absolute, out var uri) || (uri.Scheme != Uri.UriSchemeHttp && uri.Scheme != Uri.UriSchemeHttps))
        {
            throw new ArgumentException("A backup link is an absolute http or https address.", nameof(text));
        }
    }

    private BackupLink(byte[] utf8) => _utf8 = utf8;

    /// <summary>When the link expires; <see langword="null"/> when the link does not say.</summary>
    /// <remarks>
    /// Read from the query: <c>Expires</c> (signature version 1) or <c>x-oss-date</c> + <c>x-oss-expires</c> (version 4). A link without
    /// its signature, as JSON shows it, counts as expired since the start of 1970, so a download requests a new one.
    /// </remarks>
    public Instant? ExpiresAt => _utf8.AsSpan().EndsWith("?(signature hidden)"u8) ? NodaConstants.UnixEpoch : BackupLinkExpiry.Read(_utf8);

    /// <summary>The link as it came, with its signature. Treat it as a secret.</summary>
    public string Reveal() => Encoding.UTF8.GetString(_utf8);

    /// <summary>The link as it came, with its signature, as a <see cref="Uri"/>. Treat it as a secret.</summary>
    /// <exception cref="UriFormatException">The text begins like an address, but is not a valid one.</exception>
    public Uri ToUri() => new(Reveal(), NoCanonicalization);

    /// <summary>The link without its query, which is safe to print.</summary>
    public override string ToString() => GetQueryStart(_utf8) < 0 ? Reveal() : RevealWithoutQuery() + HiddenQuery;

    /// <inheritdoc/>
    public bool Equals(BackupLink? other) => other is not null && _utf8.AsSpan().SequenceEqual(other._utf8);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as BackupLink);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = default(HashCode);
        hash.AddBytes(_utf8);
        return hash.ToHashCode();
    }

    /// <summary>The path of the object, which is the same in every link to it; empty when the text is not a valid address.</summary>
    internal string ObjectPath => Uri.TryCreate(RevealWithoutQuery(), NoCanonicalization, out var uri) ? uri.AbsolutePath : string.Empty;

    /// <summary>Whether the bytes begin like an http or https address and contain no white space or control characters.</summary>
    internal static bool IsLink(ReadOnlySpan<byte> utf8) =>
        (StartsWith(utf8, "https://"u8) || StartsWith(utf8, "http://"u8)) && utf8.IndexOfAnyInRange((byte)0, (byte)' ') < 0;

    /// <summary>The link as a <see cref="Uri"/>; <see langword="false"/> when it is not a valid address.</summary>
    internal bool TryToUri([NotNullWhen(true)] out Uri? uri) => Uri.TryCreate(Reveal(), NoCanonicalization, out uri);

    /// <summary>Creates a link from bytes that <see cref="IsLink"/> accepts.</summary>
    internal static BackupLink FromUtf8(ReadOnlySpan<byte> utf8) => new(utf8.ToArray());

    /// <summary>Where the query begins, even if its question mark was encoded by mistake; -1 when there is none.</summary>
    private static int GetQueryStart(ReadOnlySpan<byte> utf8)
    {
        var plain = utf8.IndexOfAny((byte)'?', (byte)'#');
        var path = plain < 0 ? utf8 : utf8[..plain];
        var encoded = path.IndexOf("%3F"u8) is >= 0 and var upper ? upper : path.IndexOf("%3f"u8);
        return encoded < 0 ? plain : encoded;
    }

    private string RevealWithoutQuery() => GetQueryStart(_utf8) is >= 0 and var query ? Encoding.UTF8.GetString(_utf8.AsSpan(0, query)) : Reveal();

    private static bool StartsWith(ReadOnlySpan<byte> utf8, ReadOnlySpan<byte> scheme) =>
        utf8.Length > scheme.Length && Ascii.EqualsIgnoreCase(utf8[..scheme.Length], scheme);
}
