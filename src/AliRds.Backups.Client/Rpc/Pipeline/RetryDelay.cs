namespace AliRds.Backups.Client.Rpc.Pipeline;

/// <summary>How long to wait before the next attempt: exponential with decorrelated jitter, or the server's wish when that is longer.</summary>
internal static class RetryDelay
{
    private const int Growth = 3;

    /// <param name="previous">The wait before; zero at first.</param>
    /// <param name="serverDelay">What the server asks for.</param>
    /// <param name="least">The shortest wait.</param>
    /// <param name="most">The longest wait but for the server's wish.</param>
    /// <param name="random">A number from 0 to below 1.</param>
    internal static TimeSpan Next(TimeSpan previous, TimeSpan? serverDelay, TimeSpan least, TimeSpan most, double random)
    {
        var highest = Min(most, Max(Min(previous, most), least) * Growth);
        var own = least + ((highest - least) * random);
        return serverDelay is { } wish ? Max(own, wish) : own;
    }

    private static TimeSpan Min(TimeSpan left, TimeSpan right) => left < right ? left : right;

    private static TimeSpan Max(TimeSpan left, TimeSpan right) => left > right ? left : right;
}
