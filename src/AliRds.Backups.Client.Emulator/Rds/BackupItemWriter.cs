using System.Globalization;
using AliRds.Backups.Client.Emulator.Backups;
using AliRds.Backups.Client.Emulator.ObjectStore.Links;
using AliRds.Backups.Client.Emulator.Store;
using AliRds.Backups.Client.Emulator.Wire;

namespace AliRds.Backups.Client.Emulator.Rds;

/// <summary>Writes one backup: every documented field, in the order of the style.</summary>
internal sealed class BackupItemWriter(IWireWriter writer, FieldStyle style, InstanceStore instance, BackupLinkIssuer links)
{
    private const string Wrapper = "BackupDownloadLinkByDB";

    private static readonly Action<IWireWriter, Item>[] Fields =
    [
        (w, i) => i.Style.Digits(w, "BackupId", i.Backup.BackupId),
        (w, i) => w.Text("DBInstanceId", i.Backup.DbInstanceId),
        (w, i) => i.Style.Digits(w, "HostInstanceID", i.Backup.HostInstanceId),
        (w, i) => w.Text("BackupStatus", i.Backup.Status.Value),
        (w, i) => i.Style.Time(w, "BackupStartTime", i.Backup.StartTime),
        (w, i) => i.Style.Time(w, "BackupEndTime", i.Backup.EndTime),
        (w, i) => w.Text("BackupType", i.Backup.Type.Value),
        (w, i) => w.Text("BackupMode", i.Backup.Mode.Value),
        (w, i) => w.Text("BackupMethod", i.Backup.Method.Value),
        (w, i) => i.Style.Number(w, "BackupSize", i.Backup.Size),
        (w, i) => i.Style.Link(w, "BackupDownloadURL", i.Links?.Internet),
        (w, i) => i.Style.Link(w, "BackupIntranetDownloadURL", i.Links?.Intranet),
        (w, i) => w.Text("StoreStatus", i.Backup.StoreStatus.Value),
        (w, i) => i.Style.OptionalText(w, "MetaStatus", i.Backup.MetaStatus.Value),
        (w, i) => i.Style.Number(w, "ConsistentTime", i.ConsistentSeconds),
        (w, i) => i.Style.Number(w, "IsAvail", i.Backup.Status == EmulatorBackupStatus.Success ? 1 : 0),
        (w, i) => i.Style.Digits(w, "StorageClass", i.Backup.StorageClass.Value),
        (w, i) => i.Style.JsonText(w, "Encryption", i.Backup.Encryption),
        (w, i) => w.Text("BackupInitiator", i.Backup.Mode == EmulatorBackupMode.Manual ? "User" : "System"),
        (w, i) => i.Style.OptionalText(w, "Checksum", i.Backup.Checksum ?? ""),
        (w, i) => w.Text("Engine", i.Instance.EngineName),
        (w, i) => w.Text("EngineVersion", i.Instance.EngineVersion),
        WriteExpiry,
        WriteSqlServerFields,
    ];

    public void Write(EmulatorBackup backup)
    {
        var rowStyle = style.ForRow(ulong.Parse(backup.BackupId, CultureInfo.InvariantCulture));
        var issued = backup.IsDownloadable ? links.Issue(instance.FileOf(backup)) : null;
        var item = new Item(backup, instance, rowStyle, links, issued);
        writer.BeginItem("Backup");
        foreach (var index in item.Style.Order(Fields.Length))
        {
            Fields[index](writer, item);
        }

        writer.EndObject();
    }

    private static void WriteExpiry(IWireWriter writer, Item item)
    {
        if (item.Backup.ExpectedExpireTime is { } expiry)
        {
            item.Style.Time(writer, "ExpectExpireTime", expiry);
        }
    }

    private static void WriteSqlServerFields(IWireWriter writer, Item item)
    {
        if (item.Instance.Engine != EmulatorEngine.SqlServer)
        {
            return;
        }

        item.Style.Digits(writer, "CopyOnlyBackup", item.Backup.IsCopyOnly ? "1" : "0");
        if (item.Links is null || item.Backup.Databases.Count == 0)
        {
            item.Style.NoItems(writer, Wrapper, item.Style.DatabaseLinkItem);
            return;
        }

        writer.BeginList(Wrapper, item.Style.DatabaseLinkItem);
        foreach (var database in item.Backup.Databases)
        {
            WriteDatabase(writer, item, database);
        }

        writer.EndList();
    }

    private static void WriteDatabase(IWireWriter writer, Item item, string database)
    {
        var issued = item.Issuer.Issue(item.Store.FileOf(item.Backup, database));
        writer.BeginItem(item.Style.DatabaseLinkItem);
        writer.Text("DataBase", database);
        writer.Text("DownloadLink", issued.Internet);
        writer.Text("IntranetDownloadLink", issued.Intranet);
        writer.EndObject();
    }

    private sealed record Item(EmulatorBackup Backup, InstanceStore Store, FieldStyle Style, BackupLinkIssuer Issuer, BackupLinks? Links)
    {
        public InstanceInfo Instance => Store.Instance;

        public long ConsistentSeconds => Instance.HasConsistentTime ? Backup.ConsistentTime?.ToUnixTimeSeconds() ?? 0 : 0;
    }
}
