using AliRds.Backups.Client.Emulator;
using AliRds.Backups.Client.IntegrationTests.Client.Support;

namespace AliRds.Backups.Client.IntegrationTests.Matrix;

/// <summary>One thing that goes wrong.</summary>
/// <param name="Name">What it is, as the table says it.</param>
/// <param name="Fault">What the emulator does; <see langword="null"/> when the set-up alone is wrong.</param>
/// <param name="Times">How many requests in a row it hits.</param>
internal sealed record MatrixFault(string Name, EmulatorFault? Fault, int Times = 2)
{
    /// <summary>Whether only a time limit of the client ends the attempt.</summary>
    internal bool EndsByTheLimit { get; init; }

    internal TimeSpan ClockOffset { get; init; }

    internal bool HasExpiredToken { get; init; }

    /// <summary>Another address than the emulator's.</summary>
    internal Func<Uri, Uri> Endpoint { get; init; } = endpoint => endpoint;

    /// <summary>What happens at the sockets; then requests and nonces are counted there.</summary>
    internal Action<Relay>? AtTheSocket { get; init; }

    /// <summary>Whether an earlier call has left a connection open.</summary>
    internal bool HasPooledConnection { get; init; } = true;
}
