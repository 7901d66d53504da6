using System.Globalization;

namespace AliRds.Backups.Client.IntegrationTests.Matrix;

/// <summary>What came of a call.</summary>
internal sealed record MatrixOutcome(string Result, int Attempts, double WaitedSeconds, string Logged)
{
    internal string ToRow(string fault) => string.Create(
        CultureInfo.InvariantCulture, $"| {fault} | {Result} | {Attempts} | {WaitedSeconds:0.0##} s | {Logged} |");
}
