using System.Globalization;

namespace AliRds.Backups.Client.Downloading.Objects;

/// <summary>What is known of the file before the object store is asked: from its row in the listing, and from an earlier run.</summary>
internal sealed record ExpectedObject(Backup Row, DownloadOptions Options, RemoteObject? Earlier)
{
    // The listed size may be that before compression, which makes files of databases up to a hundred times smaller. A file may be larger by its
    // framing and by what was written to the logs meanwhile.
    private const double LeastPart = 0.01;
    private const double MostTimes = 2;
    private const double MostOverhead = 64 * 1024 * 1024;

    /// <summary>Why this cannot be the file of the backup; <see langword="null"/> when it can.</summary>
    internal string? GetRefusalReason(RemoteObject response) => response.Length == 0 ? RefusalOfNothing(response) : RefusalOfLength(response);

    /// <summary>What makes this another object than the earlier run had; <see langword="null"/> when nothing does.</summary>
    internal string? GetChange(RemoteObject response) => Earlier is null ? null : response.GetDifferenceFrom(Earlier);

    private string? RefusalOfNothing(RemoteObject response)
    {
        if (Row.Size > 0 || Earlier is { Length: > 0 })
        {
            var known = Earlier is { Length: > 0 } ? Earlier.Length : Row.Size;
            return string.Create(CultureInfo.InvariantCulture, $"the file should have about {known} bytes and is empty");
        }

        return response.IsMarked ? null : "the response is empty and does not come from an object store";
    }

    private string? RefusalOfLength(RemoteObject response)
    {
        if (Options.IgnoreListedSize || Row.Size is not > 0 || IsTheListedOne(response) || IsNear(response.Length, Row.Size.Value))
        {
            return null;
        }

        return string.Create(
            CultureInfo.InvariantCulture,
            $"the listing gives a size of {Row.Size} bytes and the file has {response.Length}; if that is right, set {nameof(DownloadOptions.IgnoreListedSize)}");
    }

    private bool IsTheListedOne(RemoteObject response) => Options.Database is null && Row.Checksum is { } listed && listed == response.Crc64;

    // The listed size is that of the whole set: the file of one database may be any part of it.
    private bool IsNear(long length, long size) =>
        length <= (size * MostTimes) + MostOverhead && (Options.Database is not null || length >= size * LeastPart);
}
