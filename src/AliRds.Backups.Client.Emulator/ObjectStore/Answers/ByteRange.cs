namespace AliRds.Backups.Client.Emulator.ObjectStore.Answers;

/// <summary>A piece of an object that exists.</summary>
internal readonly record struct ByteRange(long Offset, long Length)
{
    /// <summary>The value of <c>Content-Range</c>.</summary>
    public string Of(long total) => FormattableString.Invariant($"bytes {Offset}-{Offset + Length - 1}/{total}");
}
