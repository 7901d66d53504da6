using System.Globalization;
using AliRds.Backups.Client.HostileTests.Support;
using NodaTime;

namespace AliRds.Backups.Client.HostileTests.Files.Support;

/// <summary>A file as an honest object store gives it, and the rows that lead to it; what lies comes from the test.</summary>
internal sealed class StoredFile
{
    internal const string Path = "/bucket/hins1_data_20260101000000_qp.xb";
    internal const string Signature = "aSignatureThatNobodyMaySee";
    private readonly ulong _crc64;

    internal StoredFile(int length)
    {
        Content = new byte[length];
        new Random(length).NextBytes(Content);
        _crc64 = HandMadeCrc64.Of(Content);
    }

    internal byte[] Content { get; }

    internal ulong? Crc64Header { get; set; }

    internal static string Link(Uri server, string path = Path, long expires = 4102444800) =>
        string.Create(CultureInfo.InvariantCulture, $"{server.GetLeftPart(UriPartial.Authority)}{path}?OSSAccessKeyId=k&Expires={expires}&Signature={Signature}%2B%3D");

    internal static Backup Row(Uri server, string id = "100000", string path = Path) => new()
    {
        BackupId = new BackupId(id),
        DbInstanceId = new DbInstanceId(HandMade.Instance),
        Status = BackupStatus.Success,
        Method = BackupMethod.Physical,
        StartTime = Instant.FromUtc(2026, 1, 1, 0, 0),
        DownloadLink = new BackupLink(Link(server, path)),
    };

    internal RawReply Respond(RawRequest request)
    {
        if (request.Header("Range") is not { } header)
        {
            return RespondAsApi(request);
        }

        var range = header["bytes=".Length..].Split('-');
        var (from, to) = (int.Parse(range[0], CultureInfo.InvariantCulture), int.Parse(range[1], CultureInfo.InvariantCulture));
        return new RawReply
        {
            Status = 206,
            ContentType = "application/octet-stream",
            Headers =
            [
                $"Content-Range: bytes {from}-{to}/{Content.Length}",
                "ETag: \"0123456789ABCDEF\"",
                $"x-oss-hash-crc64ecma: {Crc64Header ?? _crc64}",
                "x-oss-request-id: REQ-STORE",
            ],
            Body = Content[from..(to + 1)],
        };
    }

    /// <summary>The row with a link, for whoever asks for a fresh one.</summary>
    private static RawReply RespondAsApi(RawRequest request)
    {
        var link = Link(new Uri($"http://{request.Header("Host")}"));
        return RawReply.Json(HandMade.Page([HandMade.Row(0).Replace("\"BackupDownloadURL\":\"\"", $"\"BackupDownloadURL\":\"{link}\"", StringComparison.Ordinal)], "1"));
    }

    /// <summary>What the object store says when it refuses.</summary>
    internal static RawReply Refuse(int status, string code, string message) => RawReply.Xml(
        $"<?xml version=\"1.0\" encoding=\"UTF-8\"?><Error><Code>{code}</Code><Message>{message}</Message><RequestId>REQ-STORE</RequestId></Error>", status);
}
