using System.Globalization;
using System.Text.Unicode;

namespace AliRds.Backups.Client.Benchmarks.Stub;

/// <summary>The rows of <see cref="JsonStubPage"/> in XML.</summary>
internal sealed class XmlStubPage : StubPage
{
    internal override string ContentType => "text/xml;charset=utf-8";

    protected override int Head(StubRequest request, int count, Span<byte> target)
    {
        Utf8.TryWrite(
            target,
            CultureInfo.InvariantCulture,
            $"""<?xml version='1.0' encoding='UTF-8'?><DescribeBackupsResponse><PageNumber>{request.Page}</PageNumber><PageRecordCount>{count}</PageRecordCount><TotalRecordCount>{request.Total}</TotalRecordCount><RequestId>1A6D328C-84B8-40DC-BF49-6C73984D7494</RequestId><TotalEcsSnapshotSize>0</TotalEcsSnapshotSize><Items>""",
            out var written);
        return written;
    }

    protected override int Row(int number, bool isFirst, Span<byte> target)
    {
        var start = StartOf(number);
        Utf8.TryWrite(
            target,
            CultureInfo.InvariantCulture,
            $"""<Backup><StoreStatus>Disabled</StoreStatus><BackupStatus>Success</BackupStatus><BackupType>FullBackup</BackupType><BackupMode>Automated</BackupMode><BackupMethod>Physical</BackupMethod><BackupStartTime>{start:yyyy-MM-ddTHH:mm:ssZ}</BackupStartTime><BackupEndTime>{start.AddMinutes(11):yyyy-MM-ddTHH:mm:ssZ}</BackupEndTime><BackupId>{900_000_000 + number}</BackupId><DBInstanceId>rm-uf6wjk5xxxxxxx</DBInstanceId><HostInstanceID>5882781</HostInstanceID><BackupSize>{2_167_808L + number}</BackupSize><BackupDownloadURL>http://rdsbak-hz-v3.oss-cn-hangzhou.aliyuncs.com/custins5882781/hins5882781_data_{900_000_000 + number}_qp.xb?OSSAccessKeyId=LTAI5tFakeFakeFakeFake&amp;Expires=1790733600&amp;Signature=Zm9vYmFyYmF6{number:D9}pQ%3D&amp;security-token=CAISpgJ1q6Ft5B2yfSjIr5bSKNWFsutKj4S7fBfKrhZmaQ5Gdmbcg4bLhzdEVhBvg%3D</BackupDownloadURL><BackupIntranetDownloadURL>http://rdsbak-hz-v3.oss-cn-hangzhou-internal.aliyuncs.com/custins5882781/hins5882781_data_{900_000_000 + number}_qp.xb?OSSAccessKeyId=LTAI5tFakeFakeFakeFake&amp;Expires=1790733600&amp;Signature=Zm9vYmFyYmF6{number:D9}pQ%3D&amp;security-token=CAISpgJ1q6Ft5B2yfSjIr5bSKNWFsutKj4S7fBfKrhZmaQ5Gdmbcg4bLhzdEVhBvg%3D</BackupIntranetDownloadURL><MetaStatus>OK</MetaStatus><ConsistentTime>0</ConsistentTime><IsAvail>1</IsAvail><StorageClass>0</StorageClass><Encryption>{"{}"}</Encryption><CopyOnlyBackup>0</CopyOnlyBackup><BackupInitiator>System</BackupInitiator><Checksum>{1_835_834_183_588_448_563UL + (ulong)number}</Checksum><Engine>MySQL</Engine><EngineVersion>8.0</EngineVersion><ExpectExpireTime>{start.AddDays(7):yyyy-MM-ddTHH:mm:ssZ}</ExpectExpireTime></Backup>""",
            out var written);
        return written;
    }

    protected override int Tail(StubRequest request, int count, Span<byte> target)
    {
        var end = "</Items></DescribeBackupsResponse>"u8;
        end.CopyTo(target);
        return end.Length;
    }
}
