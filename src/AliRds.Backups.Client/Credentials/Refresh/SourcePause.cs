using System.Globalization;

namespace AliRds.Backups.Client.Credentials.Refresh;

/// <summary>The time for which a source is left alone after it failed, longer after each failure in a row, and the failure itself. Not safe for
/// many callers; whoever holds it locks.</summary>
internal sealed class SourcePause(TimeProvider clock, Func<double> random)
{
    private RdsCredentialsUnavailableException? _failure;
    private TimeSpan _length;
    private long _begin;

    public int Failures { get; private set; }

    public bool IsOn => Left > TimeSpan.Zero;

    private TimeSpan Left => _failure is null ? TimeSpan.Zero : _length - clock.GetElapsedTime(_begin);

    /// <returns>How long it lasts.</returns>
    public TimeSpan Begin(RdsCredentialsUnavailableException failure)
    {
        _failure = failure;
        _length = RefreshTiming.Pause(++Failures, random());
        _begin = clock.GetTimestamp();
        return _length;
    }

    /// <summary>Lets the source be asked again. The next pause is longer all the same.</summary>
    public void Lift() => _failure = null;

    public void End()
    {
        Lift();
        Failures = 0;
    }

    /// <summary>For a caller within the pause: the failure that began it, and when the source is asked again. A new exception each time, since
    /// one that is thrown many times mixes up its stack traces.</summary>
    public RdsCredentialsUnavailableException ToException()
    {
        var left = Left;
        var text = string.Create(
            CultureInfo.InvariantCulture, $"{_failure!.Message} The source failed a moment ago and is asked again in {left.TotalSeconds:0.0} s.");
        return new(text, _failure.InnerException) { RetryAfter = left };
    }
}
