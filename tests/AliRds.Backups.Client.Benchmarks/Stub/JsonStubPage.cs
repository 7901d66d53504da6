using System.Globalization;
using System.Text.Unicode;

namespace AliRds.Backups.Client.Benchmarks.Stub;

/// <summary>DescribeBackups in JSON, about a kilobyte a row.</summary>
internal sealed class JsonStubPage : StubPage
{
    internal override string ContentType => "application/json;charset=utf-8";

    protected override int Head(StubRequest request, int count, Span<byte> target)
    {
        Utf8.TryWrite(
            target,
            CultureInfo.InvariantCulture,
            $$"""{"PageNumber":"{{request.Page}}","PageRecordCount":"{{count}}","TotalRecordCount":"{{request.Total}}","RequestId":"1A6D328C-84B8-40DC-BF49-6C73984D7494","TotalEcsSnapshotSize":0,"Items":{"Backup":[""",
            out var written);
        return written;
    }

    protected override int Row(int number, bool isFirst, Span<byte> target)
    {
        var start = StartOf(number);
        Utf8.TryWrite(
            target,
            CultureInfo.InvariantCulture,
            $$"""{{(isFirst ? "" : ",")}}{"StoreStatus":"Disabled","BackupStatus":"Success","BackupType":"FullBackup","BackupMode":"Automated","BackupMethod":"Physical","BackupStartTime":"{{start:yyyy-MM-ddTHH:mm:ssZ}}","BackupEndTime":"{{start.AddMinutes(11):yyyy-MM-ddTHH:mm:ssZ}}","BackupId":"{{900_000_000 + number}}","DBInstanceId":"rm-uf6wjk5xxxxxxx","HostInstanceID":"5882781","BackupSize":{{2_167_808L + number}},"BackupDownloadURL":"http://rdsbak-hz-v3.oss-cn-hangzhou.aliyuncs.com/custins5882781/hins5882781_data_{{900_000_000 + number}}_qp.xb?OSSAccessKeyId=LTAI5tFakeFakeFakeFake&Expires=1790733600&Signature=Zm9vYmFyYmF6{{number:D9}}pQ%3D&security-token=CAISpgJ1q6Ft5B2yfSjIr5bSKNWFsutKj4S7fBfKrhZmaQ5Gdmbcg4bLhzdEVhBvg%3D","BackupIntranetDownloadURL":"http://rdsbak-hz-v3.oss-cn-hangzhou-internal.aliyuncs.com/custins5882781/hins5882781_data_{{900_000_000 + number}}_qp.xb?OSSAccessKeyId=LTAI5tFakeFakeFakeFake&Expires=1790733600&Signature=Zm9vYmFyYmF6{{number:D9}}pQ%3D&security-token=CAISpgJ1q6Ft5B2yfSjIr5bSKNWFsutKj4S7fBfKrhZmaQ5Gdmbcg4bLhzdEVhBvg%3D","MetaStatus":"OK","ConsistentTime":0,"IsAvail":1,"StorageClass":"0","Encryption":"{}","CopyOnlyBackup":"0","BackupInitiator":"System","Checksum":"{{1_835_834_183_588_448_563UL + (ulong)number}}","Engine":"MySQL","EngineVersion":"8.0","ExpectExpireTime":"{{start.AddDays(7):yyyy-MM-ddTHH:mm:ssZ}}"}""",
            out var written);
        return written;
    }

    protected override int Tail(StubRequest request, int count, Span<byte> target)
    {
        "]}}"u8.CopyTo(target);
        return 3;
    }
}
