using System.Globalization;
using NodaTime;

namespace AliRds.Backups.Client.Emulator.Primitives;

/// <summary>The clock of one emulator. Signature windows, tokens, links and delays all follow it.</summary>
internal sealed class ServiceClock(TimeProvider timeProvider)
{
    public Instant Now => Instant.FromDateTimeOffset(timeProvider.GetUtcNow());

    /// <summary>The value of a <c>Date</c> header.</summary>
    public string HttpDate => timeProvider.GetUtcNow().ToString("R", CultureInfo.InvariantCulture);

    public Task DelayAsync(Duration delay, CancellationToken cancellationToken) =>
        Task.Delay(delay.ToTimeSpan(), timeProvider, cancellationToken);
}
