using AliRds.Backups.Client.Emulator.Store;

namespace AliRds.Backups.Client.Emulator.Operations;

/// <summary>The checked parameters of one call.</summary>
internal sealed record DescribeBackupsQuery(string InstanceId, BackupFilter Filter, int PageSize, int PageNumber)
{
    public long Skip => (PageNumber - 1L) * PageSize;
}
