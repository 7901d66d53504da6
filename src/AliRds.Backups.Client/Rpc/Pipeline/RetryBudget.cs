namespace AliRds.Backups.Client.Rpc.Pipeline;

/// <summary>A bucket of retry tokens, shared by all calls of a client.</summary>
internal sealed class RetryBudget
{
    private const int RetryCost = 5;
    private const int TimeoutCost = 10;
    private const int SuccessGain = 1;

    private readonly int _capacity;
    private int _tokens;

    /// <param name="capacity">The number of tokens; 0 for no limit.</param>
    internal RetryBudget(int capacity) => _tokens = _capacity = capacity;

    /// <summary>The tokens left. Concurrent calls may overdraw the budget by one retry each.</summary>
    internal int Available => Math.Max(Volatile.Read(ref _tokens), 0);

    /// <summary>Whether enough tokens are left for a retry.</summary>
    internal bool CanTake(bool afterTimeout) => _capacity == 0 || Volatile.Read(ref _tokens) >= CostOf(afterTimeout);

    /// <summary>Takes the tokens for a retry and returns their number.</summary>
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

    /// <summary>A call succeeded: returns the tokens of its last retry, or a small amount.</summary>
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
