using Microsoft.Extensions.Time.Testing;

namespace AliRds.Backups.Client.Tests.Support;

/// <summary>
/// Fake time that passes by itself while the client waits to try again. Limits of time, which are known by their length, pass only when
/// a test advances the clock.
/// </summary>
internal sealed class WaitingTimeProvider(DateTimeOffset start, params TimeSpan[] limits) : FakeTimeProvider(start)
{
    internal List<TimeSpan> Waits { get; } = [];

    /// <summary>Takes the place of passing when a wait begins.</summary>
    internal Action? OnWait { get; set; }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = base.CreateTimer(callback, state, dueTime, period);
        if (dueTime > TimeSpan.Zero && !limits.Contains(dueTime))
        {
            Waits.Add(dueTime);
            (OnWait ?? (() => Advance(dueTime)))();
        }

        return timer;
    }
}
