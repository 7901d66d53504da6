using AliRds.Backups.Client.Emulator.Faults;

namespace AliRds.Backups.Client.Emulator;

/// <summary>Faults that wait for their requests. The first rule that matches and is not used up wins. Safe to use from any thread.</summary>
/// <remarks>Signatures are checked and nonces are remembered all the same, so that the journal shows how a failed attempt was signed.</remarks>
public sealed class EmulatorFaults
{
    private readonly object _gate = new();
    private readonly List<RuleProgress> _rules = [];

    internal EmulatorFaults()
    {
    }

    /// <summary>Rules that have not hit as often as they should; one without limit counts as used after its first hit.</summary>
    public IReadOnlyList<EmulatorFaultRule> Unused
    {
        get
        {
            lock (_gate)
            {
                return [.. _rules.Where(progress => progress.IsUnused).Select(progress => progress.Rule)];
            }
        }
    }

    /// <summary>Lets the next requests fail, whatever they are.</summary>
    /// <param name="count">How many; at least 1.</param>
    /// <param name="fault">How.</param>
    public void FailNext(int count, EmulatorFault fault) => Add(new EmulatorFaultRule { Fault = fault, Times = count });

    /// <summary>Adds a rule behind the others.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><see cref="EmulatorFaultRule.Times"/> is below 1 or <see cref="EmulatorFaultRule.Skip"/> below 0.</exception>
    public void Add(EmulatorFaultRule rule)
    {
        ArgumentNullException.ThrowIfNull(rule);
        ArgumentNullException.ThrowIfNull(rule.Fault);
        ArgumentOutOfRangeException.ThrowIfLessThan(rule.Times, 1);
        ArgumentOutOfRangeException.ThrowIfNegative(rule.Skip);
        lock (_gate)
        {
            _rules.Add(new RuleProgress(rule));
        }
    }

    /// <summary>Forgets all rules.</summary>
    public void Clear()
    {
        lock (_gate)
        {
            _rules.Clear();
        }
    }

    /// <summary>Ends a test: a fault that was planned and never happened proves nothing.</summary>
    /// <exception cref="InvalidOperationException">Some rules are unused; the message names them.</exception>
    public void VerifyAllUsed()
    {
        var unused = Unused;
        if (unused.Count > 0)
        {
            throw new InvalidOperationException($"These faults were planned but did not happen: {string.Join("; ", unused)}.");
        }
    }

    internal EmulatorFault? Take(EmulatorJournalEntry request)
    {
        lock (_gate)
        {
            return _rules.Find(progress => progress.TryHit(request))?.Rule.Fault;
        }
    }
}
