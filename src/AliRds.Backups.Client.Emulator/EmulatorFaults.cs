namespace AliRds.Backups.Client.Emulator;

/// <summary>Faults that wait for their requests.</summary>
public sealed class EmulatorFaults
{
}
