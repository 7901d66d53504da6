namespace AliRds.Backups.Client.Pipeline;

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

    internal int Available => Volatile.Read(ref _tokens);

    /// <summary>Takes what a repetition costs. 0: there is not enough left.</summary>
    internal bool TryTake(bool afterTimeout, out int taken)
    {
        var cost = afterTimeout ? TimeoutCost : RetryCost;
        taken = _capacity == 0 ? 0 : cost;
        if (_capacity == 0)
        {
            return true;
        }

        int tokens;
        do
        {
            tokens = Available;
            if (tokens < cost)
            {
                taken = 0;
                return false;
            }
        }
        while (Interlocked.CompareExchange(ref _tokens, tokens - cost, tokens) != tokens);
        return true;
    }

    /// <summary>A call succeeded: gives back what it took, or a little.</summary>
    internal void Return(int taken)
    {
        int tokens;
        int more;
        do
        {
            tokens = Available;
            more = Math.Min(_capacity, tokens + Math.Max(taken, SuccessGain));
        }
        while (tokens != more && Interlocked.CompareExchange(ref _tokens, more, tokens) != tokens);
    }
}
