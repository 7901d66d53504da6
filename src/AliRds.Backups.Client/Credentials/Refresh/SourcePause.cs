using System.Globalization;

namespace AliRds.Backups.Client.Credentials.Refresh;

/// <summary>
/// The time for which a source is left alone after it failed, longer after each failure in a row, and the failure itself. Whoever holds it
/// locks; it is not safe for several callers at once.
/// </summary>
internal sealed class SourcePause(TimeProvider timeProvider, Func<double> random)
{
    private const double MaxSeconds = 60;

    private RdsCredentialsUnavailableException? _failure;
    private TimeSpan _length;
    private long _begin;

    public int Failures { get; private set; }

    public bool IsOn => Left > TimeSpan.Zero;

    private TimeSpan Left => _failure is null ? TimeSpan.Zero : _length - timeProvider.GetElapsedTime(_begin);

    /// <summary>The length after the nth failure in a row: from half a second on, doubling, a minute at most.</summary>
    /// <param name="failures">How many failures there were in a row.</param>
    /// <param name="random">From 0 to 1; takes away up to half of it.</param>
    public static TimeSpan GetLength(int failures, double random) =>
        TimeSpan.FromSeconds(Math.Min(MaxSeconds, Math.Pow(2, Math.Min(failures - 1, 6))) * (0.5 + (random / 2)));

    /// <returns>How long it lasts.</returns>
    public TimeSpan Begin(RdsCredentialsUnavailableException failure)
    {
        _failure = failure;
        _length = GetLength(++Failures, random());
        _begin = timeProvider.GetTimestamp();
        return _length;
    }

    /// <summary>Lets the source be asked again. The next pause is longer all the same.</summary>
    public void Lift() => _failure = null;

    /// <summary>Lets the source be asked again, and begins with short pauses again.</summary>
    public void Reset()
    {
        Lift();
        Failures = 0;
    }

    /// <summary>For a caller within the pause: the failure that began it, and when the source is asked again. A new exception each time,
    /// since throwing one many times mixes up its stack traces.</summary>
    public RdsCredentialsUnavailableException ToException()
    {
        var left = Left;
        var text = string.Create(
            CultureInfo.InvariantCulture,
            $"{_failure!.Message} The source failed a moment ago and is asked again in {left.TotalSeconds:0.0} s.");
        return new(text, _failure.InnerException) { RetryAfter = left };
    }
}
