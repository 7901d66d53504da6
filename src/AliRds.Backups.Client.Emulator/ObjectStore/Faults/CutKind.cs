namespace AliRds.Backups.Client.Emulator.ObjectStore.Faults;

internal enum CutKind
{
    Reset,
    Close,
    Stall,
}
