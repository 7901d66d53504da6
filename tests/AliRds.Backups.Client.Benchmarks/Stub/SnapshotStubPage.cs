using System.Globalization;
using System.Text.Unicode;

namespace AliRds.Backups.Client.Benchmarks.Stub;

/// <summary>As many rows of EC2's DescribeSnapshots, for the peer.</summary>
internal sealed class SnapshotStubPage : StubPage
{
    internal override string ContentType => "text/xml;charset=UTF-8";

    protected override int Head(StubRequest request, int count, Span<byte> target)
    {
        var head = "<?xml version=\"1.0\" encoding=\"UTF-8\"?><DescribeSnapshotsResponse xmlns=\"http://ec2.amazonaws.com/doc/2016-11-15/\"><requestId>59dbff89-35bd-4eac-99ed-be587example</requestId><snapshotSet>"u8;
        head.CopyTo(target);
        return head.Length;
    }

    protected override int Row(int number, bool isFirst, Span<byte> target)
    {
        var start = StartOf(number);
        Utf8.TryWrite(
            target,
            CultureInfo.InvariantCulture,
            $"""<item><snapshotId>snap-{number:x17}</snapshotId><volumeId>vol-{number:x17}</volumeId><status>completed</status><startTime>{start:yyyy-MM-ddTHH:mm:ss.fffZ}</startTime><completionTime>{start.AddMinutes(11):yyyy-MM-ddTHH:mm:ss.fffZ}</completionTime><progress>100%</progress><ownerId>111122223333</ownerId><volumeSize>{8 + (number % 1000)}</volumeSize><description>Automated backup of the volume of the orders database, kept for seven days by the plan of the operations team</description><encrypted>true</encrypted><kmsKeyId>arn:aws:kms:us-east-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab</kmsKeyId><storageTier>standard</storageTier><tagSet><item><key>Name</key><value>orders-{number}</value></item><item><key>plan</key><value>nightly</value></item><item><key>team</key><value>operations</value></item></tagSet></item>""",
            out var written);
        return written;
    }

    protected override int Tail(StubRequest request, int count, Span<byte> target)
    {
        var hasMore = request.Page * StubRequest.PageSize < request.Total;
        Utf8.TryWrite(
            target,
            CultureInfo.InvariantCulture,
            $"</snapshotSet>{(hasMore ? "<nextToken>" : "")}{(hasMore ? request.Page + 1 : "")}{(hasMore ? "</nextToken>" : "")}</DescribeSnapshotsResponse>",
            out var written);
        return written;
    }
}
