namespace AliRds.Backups.Client.Emulator.Faults;

/// <summary>A rule and how often it was applied. The owner holds the lock.</summary>
internal sealed class RuleState(EmulatorFaultRule rule)
{
    private int _skipped;
    private int _taken;

    public EmulatorFaultRule Rule => rule;

    public bool IsUnused => rule.Times == int.MaxValue ? _taken == 0 : _taken < rule.Times;

    public bool TryTake(EmulatorJournalEntry request)
    {
        if (_taken == rule.Times || !rule.Matches(request))
        {
            return false;
        }

        if (_skipped < rule.Skip)
        {
            _skipped++;
            return false;
        }

        _taken++;
        return true;
    }
}
