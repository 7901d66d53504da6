using AliRds.Backups.Client.Emulator.Faults;

namespace AliRds.Backups.Client.Emulator;

/// <summary>The planned faults. If several rules match a request, the first one that is not used up applies. Thread-safe.</summary>
/// <remarks>Signatures are still checked and nonces recorded, so the journal shows how a failed attempt was signed.</remarks>
public sealed class EmulatorFaults
{
    private readonly object _gate = new();
    private readonly List<RuleState> _rules = [];

    internal EmulatorFaults()
    {
    }

    /// <summary>Rules that were applied less often than planned. A rule without a limit counts as used once it has been applied.</summary>
    public IReadOnlyList<EmulatorFaultRule> Unused
    {
        get
        {
            lock (_gate)
            {
                return [.. _rules.Where(state => state.IsUnused).Select(state => state.Rule)];
            }
        }
    }

    /// <summary>Applies a fault to the next requests, of any kind.</summary>
    /// <param name="count">How many; at least 1.</param>
    /// <param name="fault">The fault.</param>
    public void FailNext(int count, EmulatorFault fault) => Add(new EmulatorFaultRule { Fault = fault, Times = count });

    /// <summary>Adds a rule after the others.</summary>
    /// <exception cref="ArgumentOutOfRangeException">
    /// <see cref="EmulatorFaultRule.Times"/> is below 1 or <see cref="EmulatorFaultRule.Skip"/> below 0.
    /// </exception>
    public void Add(EmulatorFaultRule rule)
    {
        ArgumentNullException.ThrowIfNull(rule);
        ArgumentNullException.ThrowIfNull(rule.Fault);
        ArgumentOutOfRangeException.ThrowIfLessThan(rule.Times, 1);
        ArgumentOutOfRangeException.ThrowIfNegative(rule.Skip);
        lock (_gate)
        {
            _rules.Add(new RuleState(rule));
        }
    }

    /// <summary>Removes all rules.</summary>
    public void Clear()
    {
        lock (_gate)
        {
            _rules.Clear();
        }
    }

    /// <summary>Call this at the end of a test, because a fault that never happened proves nothing.</summary>
    /// <exception cref="InvalidOperationException">Some rules are unused; the message names them.</exception>
    public void VerifyAllUsed()
    {
        var unused = Unused;
        if (unused.Count > 0)
        {
            throw new InvalidOperationException($"These faults were planned but did not happen: {string.Join("; ", unused)}.");
        }
    }

    /// <summary>The next fault of this kind for a request, or null.</summary>
    internal TFault? Take<TFault>(EmulatorJournalEntry request)
        where TFault : EmulatorFault
    {
        lock (_gate)
        {
            return _rules.Find(state => state.Rule.Fault is TFault && state.TryTake(request))?.Rule.Fault as TFault;
        }
    }
}
