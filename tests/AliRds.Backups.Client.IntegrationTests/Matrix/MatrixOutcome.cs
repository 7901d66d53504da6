using System.Globalization;

namespace AliRds.Backups.Client.IntegrationTests.Matrix;

/// <summary>What came of a call.</summary>
/// <param name="Result">How the call ended.</param>
/// <param name="Attempts">How many attempts the client counts.</param>
/// <param name="Requests">How many requests came over a socket.</param>
/// <param name="Nonces">How many different nonces they had.</param>
/// <param name="WaitedSeconds">How long the client waited between attempts.</param>
/// <param name="Logged">The log events.</param>
internal sealed record MatrixOutcome(string Result, int Attempts, int Requests, int Nonces, double WaitedSeconds, string Logged)
{
    internal string ToCountedRow(string fault) => string.Create(
        CultureInfo.InvariantCulture, $"| {fault} | {Result} | {Attempts} | {Requests} | {Nonces} | {WaitedSeconds:0.0##} s | {Logged} |");

    internal string ToRow(string fault) => string.Create(
        CultureInfo.InvariantCulture, $"| {fault} | {Result} | {Attempts} | {WaitedSeconds:0.0##} s | {Logged} |");
}
