using AliRds.Backups.Client.Emulator.ObjectStore.Links;
using AliRds.Backups.Client.Emulator.Store;
using AliRds.Backups.Client.Emulator.Wire;

namespace AliRds.Backups.Client.Emulator.Rds;

/// <summary>Writes the fields of one page.</summary>
internal sealed class BackupPageWriter(IWireWriter writer, FieldStyle style, InstanceStore instance, BackupLinkIssuer links)
{
    public void Write(InstanceStore.Slice slice, int pageNumber, string requestId)
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
        foreach (var index in page.Order(fields.Length))
        {
            fields[index]();
        }
    }

    private void WriteItems(InstanceStore.Slice slice, FieldStyle page)
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
