using AliRds.Backups.Client.Emulator.Links;
using AliRds.Backups.Client.Emulator.Seeding;
using AliRds.Backups.Client.Emulator.Store;
using AliRds.Backups.Client.Emulator.Wire;

namespace AliRds.Backups.Client.Emulator.Operations;

/// <summary>Writes one page.</summary>
internal sealed class BackupPageWriter(IWireWriter writer, FieldStyle style, InstanceSeed instance, IBackupLinkIssuer links)
{
    public void Write(BackupSlice slice, int pageNumber, string requestId)
    {
        var page = style.ForRow((ulong)pageNumber);
        writer.BeginRoot("DescribeBackupsResponse");
        page.Number(writer, "TotalRecordCount", slice.TotalCount);
        page.Number(writer, "PageNumber", pageNumber);
        page.Number(writer, "PageRecordCount", slice.Backups.Count);
        page.Number(writer, "TotalBackupSize", slice.TotalSize);
        page.Number(writer, "TotalEcsSnapshotSize", 0);
        writer.Text("RequestId", requestId);
        WriteItems(slice, page);
        writer.EndRoot();
    }

    private void WriteItems(BackupSlice slice, FieldStyle page)
    {
        if (slice.Backups.Count == 0)
        {
            page.NoItems(writer, "Items", "Backup");
            return;
        }

        var items = new BackupItemWriter(writer, style, instance, links);
        writer.BeginList("Items", "Backup");
        foreach (var backup in slice.Backups)
        {
            items.Write(backup);
        }

        writer.EndList();
    }
}
