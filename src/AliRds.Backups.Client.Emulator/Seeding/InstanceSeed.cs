using System.Collections.Immutable;

namespace AliRds.Backups.Client.Emulator.Seeding;

internal sealed record InstanceSeed(
    string Id,
    EmulatorEngine Engine,
    string EngineVersion,
    string Region,
    ImmutableArray<string> Databases,
    ImmutableArray<IBackupPattern> Patterns,
    ImmutableArray<EmulatorBackup> Backups);
