using System.Collections.Immutable;
using AliRds.Backups.Client.Emulator.Backups;

namespace AliRds.Backups.Client.Emulator.Seeding;

/// <summary>An instance and its backups at the start.</summary>
internal sealed record InstanceSeed(InstanceInfo Instance, ImmutableArray<IBackupPattern> Patterns, ImmutableArray<EmulatorBackup> Backups);
