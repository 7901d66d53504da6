namespace AliRds.Backups.Client.Emulator.Content;

/// <summary>A range of existing bytes.</summary>
internal readonly record struct ByteRange(long Offset, long Length)
{
    /// <summary>The value of <c>Content-Range</c>.</summary>
    public string ToContentRange(long total) => FormattableString.Invariant($"bytes {Offset}-{Offset + Length - 1}/{total}");
}
