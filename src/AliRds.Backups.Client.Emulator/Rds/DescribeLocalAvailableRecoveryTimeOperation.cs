using System.Collections.Frozen;
using AliRds.Backups.Client.Emulator.Gateway;
using AliRds.Backups.Client.Emulator.Primitives;
using AliRds.Backups.Client.Emulator.Rpc;
using AliRds.Backups.Client.Emulator.Store;
using AliRds.Backups.Client.Emulator.Wire;
using NodaTime;

namespace AliRds.Backups.Client.Emulator.Rds;

/// <summary>
/// DescribeLocalAvailableRecoveryTime. Logs are kept as long as backups, so the range is from the end of the oldest full backup until
/// now.
/// </summary>
internal sealed class DescribeLocalAvailableRecoveryTimeOperation(EmulatorBackups backups, ServiceClock clock, FieldStyle style)
    : IRpcOperation
{
    public string Action => "DescribeLocalAvailableRecoveryTime";

    public FrozenSet<string> Parameters { get; } = new[]
    {
        "DBInstanceId", "Region", "ResourceGroupId", "ResourceOwnerId", "OwnerId", "OwnerAccount", "ResourceOwnerAccount",
    }.ToFrozenSet(StringComparer.Ordinal);

    public OperationResult Execute(RpcRequest request)
    {
        var dbInstanceId = request.Parameter("DBInstanceId");
        if (string.IsNullOrEmpty(dbInstanceId))
        {
            return OperationResult.Refuse(GatewayErrors.Missing("DBInstanceId"));
        }

        if (backups.FindInstance(dbInstanceId) is not { } instance)
        {
            return OperationResult.Refuse(RdsErrors.NoInstanceForRecovery);
        }

        var now = clock.Now;
        var (begin, error) = FindBegin(instance, now);
        return error is not null ? OperationResult.Refuse(error) : OperationResult.Succeed((writer, requestId) =>
        {
            var row = style.ForRow(instance.Random);
            Action[] fields =
            [
                () => writer.Text("RequestId", requestId),
                () => writer.Text("DBInstanceId", dbInstanceId),
                () => row.Time(writer, "RecoveryBeginTime", begin),
                () => row.Time(writer, "RecoveryEndTime", now),
            ];
            foreach (var index in row.Order(fields.Length))
            {
                fields[index]();
            }
        });
    }

    private static (Instant Begin, ServiceError? Error) FindBegin(InstanceStore instance, Instant now)
    {
        if (instance.Instance.Engine == EmulatorEngine.SqlServer)
        {
            return (default, RdsErrors.Engine);
        }

        if (!instance.Instance.HasLogBackup)
        {
            return (default, RdsErrors.LogBackupNotEnabled);
        }

        var usable = new BackupFilter { Failed = false, Incremental = false, ToSeconds = now.ToUnixTimeSeconds() };
        return instance.ReadOldest(usable) is { } backup && backup.EndTime <= now ? (backup.EndTime, null) : (default, RdsErrors.NoBackup);
    }
}
