using System.Globalization;
using NodaTime;

namespace AliRds.Backups.Client.Rpc.Diagnosis;

/// <summary>Says how wrong a clock is.</summary>
internal static class ClockHint
{
    /// <param name="ahead">How far the rejected time was ahead of the server's time; negative if it was behind.</param>
    internal static string For(Duration ahead)
    {
        var seconds = Math.Abs(ahead.TotalSeconds);
        var direction = ahead > Duration.Zero ? "ahead of" : "behind";
        return string.Create(
            CultureInfo.InvariantCulture,
            $"The clock of this machine is {seconds:0} s {direction} the server's; 900 s are allowed. Synchronize it with a time server.");
    }
}
