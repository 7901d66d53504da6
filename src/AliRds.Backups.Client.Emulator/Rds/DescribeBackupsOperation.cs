using System.Collections.Frozen;
using AliRds.Backups.Client.Emulator.Gateway;
using AliRds.Backups.Client.Emulator.ObjectStore.Links;
using AliRds.Backups.Client.Emulator.Rpc;
using AliRds.Backups.Client.Emulator.Wire;

namespace AliRds.Backups.Client.Emulator.Rds;

/// <summary>DescribeBackups: filters the backups of an instance, newest first, and returns one page.</summary>
internal sealed class DescribeBackupsOperation(EmulatorBackups backups, BackupLinkIssuer links, FieldStyle style) : IRpcOperation
{
    public string Action => "DescribeBackups";

    public FrozenSet<string> Parameters { get; } = new[]
    {
        "DBInstanceId", "BackupId", "BackupStatus", "BackupMode", "BackupType", "StartTime", "EndTime", "PageSize", "PageNumber",
        "BackupLocation", "ResourceGroupId", "ResourceOwnerId", "OwnerId", "OwnerAccount", "ResourceOwnerAccount",
    }.ToFrozenSet(StringComparer.Ordinal);

    public OperationResult Execute(RpcRequest request)
    {
        var (query, error) = DescribeBackupsQuery.Read(request);
        if (query is null)
        {
            return OperationResult.Refuse(error!);
        }

        if (backups.FindInstance(query.DbInstanceId) is not { } instance)
        {
            return OperationResult.Refuse(RdsErrors.InstanceNotFound);
        }

        var slice = instance.Read(query.Filter, query.Skip, query.PageSize);
        return OperationResult.Succeed((writer, requestId) =>
            new BackupPageWriter(writer, style, instance, links).Write(slice, query.PageNumber, requestId));
    }
}
