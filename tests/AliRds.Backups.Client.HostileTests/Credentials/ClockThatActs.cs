namespace AliRds.Backups.Client.HostileTests.Credentials;

/// <summary>The system's clock, which does something each time that a wait begins, and then lets the wait end at once.</summary>
internal sealed class ClockThatActs(Action act) : TimeProvider
{
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        if (dueTime > TimeSpan.FromSeconds(5) || dueTime < TimeSpan.Zero)
        {
            return base.CreateTimer(callback, state, dueTime, period);
        }

        act();
        return base.CreateTimer(callback, state, TimeSpan.Zero, period);
    }
}
