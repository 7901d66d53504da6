namespace AliRds.Backups.Client.Downloading.Reporting;

/// <summary>The rate over the last seconds, from samples of a count that grows.</summary>
internal sealed class RateMeter(TimeProvider timeProvider)
{
    private static readonly TimeSpan Window = TimeSpan.FromSeconds(5);
    private readonly Queue<(long At, long Count)> _samples = new();

    internal double Sample(long count)
    {
        var now = timeProvider.GetTimestamp();
        _samples.Enqueue((now, count));
        while (timeProvider.GetElapsedTime(_samples.Peek().At, now) > Window)
        {
            _samples.Dequeue();
        }

        var (at, first) = _samples.Peek();
        var seconds = timeProvider.GetElapsedTime(at, now).TotalSeconds;
        return seconds > 0 ? (count - first) / seconds : 0;
    }
}
