using System.Text.Json.Serialization;

namespace AliRds.Backups.Client.HostileTests.Models;

/// <summary>Source generation as a user's program has it: in another assembly, which sees public types only.</summary>
[JsonSerializable(typeof(Backup))]
[JsonSerializable(typeof(BackupPage))]
[JsonSerializable(typeof(Dictionary<DbInstanceId, List<Backup>>))]
[JsonSerializable(typeof(BackupLink))]
[JsonSerializable(typeof(RecoveryTimeRange))]
internal sealed partial class ConsumerJsonContext : JsonSerializerContext;
