using System.Collections.Frozen;
using AliRds.Backups.Client.Emulator.Links;
using AliRds.Backups.Client.Emulator.Rpc;
using AliRds.Backups.Client.Emulator.Wire;

namespace AliRds.Backups.Client.Emulator.Operations;

/// <summary>DescribeBackups: filter, newest first, page.</summary>
internal sealed class DescribeBackupsOperation(
    EmulatorBackups backups, IBackupLinkIssuer links, FieldStyle style, EmulatorLeniency leniency) : IRpcOperation
{
    private static readonly FrozenSet<string> Known = new[]
    {
        "DBInstanceId", "BackupId", "BackupStatus", "BackupMode", "BackupType", "StartTime", "EndTime", "PageSize", "PageNumber",
        "BackupLocation", "ResourceGroupId", "ResourceOwnerId", "OwnerId", "OwnerAccount", "ResourceOwnerAccount",
    }.ToFrozenSet(StringComparer.Ordinal);

    public string Action => "DescribeBackups";

    public bool IsSigned => true;

    public OperationResult Execute(RpcRequest request)
    {
        if (leniency.RefuseUnknownParameters && UnknownParameter(request) is { } unknown)
        {
            return OperationResult.Refuse(GatewayErrors.Unsupported(unknown));
        }

        var (query, error) = new DescribeBackupsQueryReader(request).Read();
        if (query is null)
        {
            return OperationResult.Refuse(error!);
        }

        if (backups.FindInstance(query.InstanceId) is not { } instance)
        {
            return OperationResult.Refuse(RdsErrors.InstanceNotFound);
        }

        var slice = instance.Read(query.Filter, query.Skip, query.PageSize);
        return OperationResult.Write((writer, requestId) =>
            new BackupPageWriter(writer, style, instance.Seed, links).Write(slice, query.PageNumber, requestId));
    }

    private static string? UnknownParameter(RpcRequest request) =>
        request.Parameters.Select(parameter => parameter.Key).FirstOrDefault(name => !Known.Contains(name) && !SignatureParameters.Contains(name));
}
