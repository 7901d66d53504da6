using System.Globalization;
using NodaTime;

namespace AliRds.Backups.Client.Rpc.Diagnosis;

/// <summary>Says by how much a clock is off.</summary>
internal static class ClockHint
{
    /// <param name="ahead">How far the refused time was ahead of the server's; negative when it was behind.</param>
    internal static string For(Duration ahead)
    {
        var seconds = Math.Abs(ahead.TotalSeconds);
        var direction = ahead > Duration.Zero ? "ahead of" : "behind";
        return string.Create(
            CultureInfo.InvariantCulture,
            $"The clock of this machine is {seconds:0} s {direction} the server's, which allows 900 s. Set it by a time server.");
    }
}
