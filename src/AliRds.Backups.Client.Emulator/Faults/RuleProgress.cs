namespace AliRds.Backups.Client.Emulator.Faults;

/// <summary>A rule and what has become of it. Guarded by its owner.</summary>
internal sealed class RuleProgress(EmulatorFaultRule rule)
{
    private int _skipped;
    private int _hits;

    public EmulatorFaultRule Rule => rule;

    public bool IsUnused => rule.Times == int.MaxValue ? _hits == 0 : _hits < rule.Times;

    public bool TryHit(EmulatorJournalEntry request)
    {
        if (_hits == rule.Times || !rule.Matches(request))
        {
            return false;
        }

        if (_skipped < rule.Skip)
        {
            _skipped++;
            return false;
        }

        _hits++;
        return true;
    }
}
