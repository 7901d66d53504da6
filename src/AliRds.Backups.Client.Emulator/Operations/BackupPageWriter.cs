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
        Action[] fields =
        [
            () => page.Count(writer, "TotalRecordCount", slice.TotalCount),
            () => page.Count(writer, "PageNumber", pageNumber),
            () => page.Count(writer, "PageRecordCount", slice.Backups.Count),
            () => page.Count(writer, "TotalBackupSize", slice.TotalSize),
            () => page.Count(writer, "TotalEcsSnapshotSize", 0),
            () => writer.Text("RequestId", requestId),
            () => WriteItems(slice, page),
        ];
        writer.BeginRoot("DescribeBackupsResponse");
        foreach (var index in page.Order(fields.Length))
        {
            fields[index]();
        }

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
