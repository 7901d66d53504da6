namespace AliRds.Backups.Client.Downloading.Links;

/// <summary>A link in use: its address, and when to get the next one.</summary>
internal sealed class ActiveLink
{
    private static readonly TimeSpan LongestMargin = TimeSpan.FromMinutes(5);
    private readonly DateTimeOffset? _expiresAt;
    private readonly DateTimeOffset? _renewAt;

    internal ActiveLink(BackupLink link, Uri address, DateTimeOffset now)
    {
        Address = address;
        ObjectPath = link.ObjectPath;
        _expiresAt = link.ExpiresAt?.ToDateTimeOffset();
        _renewAt = _expiresAt - Margin(_expiresAt - now);
    }

    private ActiveLink(ActiveLink other)
    {
        Address = other.Address;
        ObjectPath = other.ObjectPath;
    }

    /// <summary>The address, with its signature.</summary>
    internal Uri Address { get; }

    /// <summary>The path of the object, which is the same in every link to it.</summary>
    internal string ObjectPath { get; }

    /// <summary>Whether it is time to get the next link: a fifth of this one's life is left, or 5 minutes.</summary>
    internal bool IsRenewalDue(DateTimeOffset now) => now >= _renewAt;

    internal bool IsExpired(DateTimeOffset now) => now >= _expiresAt;

    /// <summary>The same link, used until the object store refuses it.</summary>
    internal ActiveLink WithoutExpiry() => new(this);

    private static TimeSpan? Margin(TimeSpan? life) => life switch
    {
        null => null,
        { } value when value <= TimeSpan.Zero => TimeSpan.Zero,
        { } value => value / 5 < LongestMargin ? value / 5 : LongestMargin,
    };
}
