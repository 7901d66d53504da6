using System.Runtime.CompilerServices;

namespace AliRds.Backups.Client.Emulator.Faults;

/// <summary>The statuses that a fault can send.</summary>
internal static class StatusCodeRange
{
    /// <exception cref="ArgumentOutOfRangeException">The status is not 200 to 599.</exception>
    public static void ThrowIfNotResponse(int status, [CallerArgumentExpression(nameof(status))] string? name = null) =>
        Check(status, 200, name);

    /// <exception cref="ArgumentOutOfRangeException">The status is not 400 to 599.</exception>
    public static void ThrowIfNotError(int status, [CallerArgumentExpression(nameof(status))] string? name = null) =>
        Check(status, 400, name);

    private static void Check(int status, int minimum, string? name)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(status, minimum, name);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(status, 599, name);
    }
}
