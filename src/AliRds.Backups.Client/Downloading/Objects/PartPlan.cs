namespace AliRds.Backups.Client.Downloading.Objects;

/// <summary>How a file is cut into parts: equal ones, and a shorter last one.</summary>
internal static class PartPlan
{
    private const int MaxParts = 10_000;
    private const long Step = 64 * 1024;

    /// <summary>The size of a part: the wanted one, unless the file is so large that there would be too many, or so small that one will do.</summary>
    internal static long GetPartSize(long length, long wanted)
    {
        if (length < wanted * 2)
        {
            return Math.Max(length, 1);
        }

        var least = (length + MaxParts - 1) / MaxParts;
        return Math.Max(wanted, (least + Step - 1) / Step * Step);
    }

    /// <summary>How many parts there are; <see langword="null"/> when no plan cuts a file in this way.</summary>
    internal static int? GetPartCount(long length, long partSize)
    {
        if (length < 0 || partSize < 1)
        {
            return null;
        }

        var count = (length / partSize) + (length % partSize == 0 ? 0 : 1);
        return count <= MaxParts ? (int)count : null;
    }

    internal static Part[] CreateParts(long length, long partSize, bool withChecksum)
    {
        var parts = new Part[GetPartCount(length, partSize) ?? throw new ArgumentOutOfRangeException(nameof(partSize))];
        for (var index = 0; index < parts.Length; index++)
        {
            var offset = index * partSize;
            parts[index] = new Part(offset, Math.Min(partSize, length - offset), withChecksum);
        }

        return parts;
    }
}
