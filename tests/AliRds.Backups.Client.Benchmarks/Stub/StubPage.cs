namespace AliRds.Backups.Client.Benchmarks.Stub;

/// <summary>Writes pages of a hundred rows in one format. Rows are told apart by their position in the listing.</summary>
internal abstract class StubPage
{
    internal abstract string ContentType { get; }

    /// <summary>Writes a body into <paramref name="target"/>, and gives its length.</summary>
    internal int Write(StubRequest request, Span<byte> target)
    {
        var first = (request.Page - 1) * StubRequest.PageSize;
        var count = Math.Clamp(request.Total - first, 0, StubRequest.PageSize);
        var written = Head(request, count, target);
        for (var i = 0; i < count; i++)
        {
            written += Row(first + i, isFirst: i == 0, target[written..]);
        }

        return written + Tail(request, count, target[written..]);
    }

    protected abstract int Head(StubRequest request, int count, Span<byte> target);

    protected abstract int Row(int number, bool isFirst, Span<byte> target);

    protected abstract int Tail(StubRequest request, int count, Span<byte> target);

    /// <summary>A backup every six hours, back from a fixed day.</summary>
    protected static DateTime StartOf(int number) => new DateTime(2026, 10, 1, 2, 0, 0, DateTimeKind.Utc).AddHours(-6.0 * (number % 50_000));
}
