namespace AliRds.Backups.Client.Rpc.Pipeline;

/// <summary>A bucket of tokens for repetitions, shared by all calls of a client.</summary>
internal sealed class RetryBudget
{
    private const int RetryCost = 5;
    private const int TimeoutCost = 10;
    private const int SuccessGain = 1;

    private readonly int _capacity;
    private int _tokens;

    /// <param name="capacity">0 for a budget without end.</param>
    internal RetryBudget(int capacity) => _tokens = _capacity = capacity;

    /// <summary>The tokens that are left. Calls that take at the same time may overdraw the budget by one repetition each.</summary>
    internal int Available => Math.Max(Volatile.Read(ref _tokens), 0);

    /// <summary>Whether enough is left for a repetition.</summary>
    internal bool CanTake(bool afterTimeout) => _capacity == 0 || Volatile.Read(ref _tokens) >= CostOf(afterTimeout);

    /// <summary>Takes what a repetition costs, and tells how much that was.</summary>
    internal int Take(bool afterTimeout)
    {
        if (_capacity == 0)
        {
            return 0;
        }

        var cost = CostOf(afterTimeout);
        Interlocked.Add(ref _tokens, -cost);
        return cost;
    }

    /// <summary>A call succeeded: gives back what its last repetition took, or a little.</summary>
    internal void Return(int taken)
    {
        int tokens;
        int more;
        do
        {
            tokens = Volatile.Read(ref _tokens);
            more = Math.Min(_capacity, tokens + Math.Max(taken, SuccessGain));
        }
        while (tokens != more && Interlocked.CompareExchange(ref _tokens, more, tokens) != tokens);
    }

    private static int CostOf(bool afterTimeout) => afterTimeout ? TimeoutCost : RetryCost;
}
