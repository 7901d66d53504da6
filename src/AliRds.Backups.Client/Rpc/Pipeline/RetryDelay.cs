namespace AliRds.Backups.Client.Rpc.Pipeline;

/// <summary>
/// The delay before the next attempt: exponential with decorrelated jitter, or what the server asks for if that is longer.
/// </summary>
internal static class RetryDelay
{
    private const int Growth = 3;

    /// <param name="previous">The previous delay; zero at first.</param>
    /// <param name="serverDelay">What the server asks for.</param>
    /// <param name="least">The shortest delay.</param>
    /// <param name="most">The longest delay, unless the server asks for more.</param>
    /// <param name="random">A number, at least 0 and below 1.</param>
    internal static TimeSpan Next(TimeSpan previous, TimeSpan? serverDelay, TimeSpan least, TimeSpan most, double random)
    {
        var highest = Min(most, Max(Min(previous, most), least) * Growth);
        var own = least + ((highest - least) * random);
        return serverDelay is { } wish ? Max(own, wish) : own;
    }

    private static TimeSpan Min(TimeSpan left, TimeSpan right) => left < right ? left : right;

    private static TimeSpan Max(TimeSpan left, TimeSpan right) => left > right ? left : right;
}
