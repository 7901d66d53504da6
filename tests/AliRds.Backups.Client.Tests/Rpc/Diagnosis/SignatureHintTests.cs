using System.Security.Cryptography;
using System.Text;
using AliRds.Backups.Client.Rpc.Diagnosis;

namespace AliRds.Backups.Client.Tests.Rpc.Diagnosis;

/// <summary>Whether the secret is wrong, or the request was altered, and where.</summary>
public sealed class SignatureHintTests
{
    private const string V1 = "POST&%2F&AccessKeyId%3Did%26DBInstanceId%3Drm-1%26PageSize%3D30%26SecurityToken%3Dt0ken%26Timestamp%3D2026-01-02T03%253A04%253A05Z";
    private const string V3 = "POST\n/\nDBInstanceId=rm-1&PageSize=30\nhost:h\nx-acs-action:DescribeBackups\nx-acs-security-token:t0ken\n\nhost;x-acs-action\ne3b0";

    [Theory]
    [InlineData(V1, V1)]
    [InlineData(V3, V3)]
    [InlineData("  POST\r\n/\r\na=1\n", "POST\n/\na=1")]
    public void For_EqualTexts_SaysThatTheSecretIsWrong(string server, string client) =>
        Assert.Equal(
            "The access key secret is wrong: the server signed the same text as the client. Check that it belongs to the access key id.",
            SignatureHint.For(server, client));

    [Theory]
    [InlineData(V1, "PageSize%3D30", "PageSize%3D50", "PageSize")]
    [InlineData(V1, "%26PageSize%3D30", "", "PageSize")]
    [InlineData(V1, "%26PageSize", "%26New%3D1%26PageSize", "New")]
    [InlineData(V1, "POST", "GET", "the HTTP method")]
    [InlineData(V1, "t0ken", "t1ken", "SecurityToken")]
    [InlineData(V3, "PageSize=30", "PageSize=50", "PageSize")]
    [InlineData(V3, "host:h", "host:proxy", "host")]
    [InlineData(V3, "x-acs-security-token:t0ken", "x-acs-security-token:t1ken", "x-acs-security-token")]
    [InlineData(V3, "host;x-acs-action", "host", "the list of signed headers or the body hash")]
    [InlineData(V3, "POST", "GET", "the HTTP method")]
    [InlineData(V3, "PageSize=30\nhost:h", "PageSize=31\nhost:i", "PageSize, host")]
    public void For_AlteredRequest_SaysWhereAndShowsNoValue(string client, string part, string altered, string where)
    {
        var hint = SignatureHint.For(client.Replace(part, altered, StringComparison.Ordinal), client);

        Assert.Equal($"The request was changed in transit, perhaps by a proxy: what the server received differs from what was signed in {where}.", hint);
    }

    [Fact]
    public void For_OtherOrder_SaysSo() =>
        Assert.Contains("in the order of its parts.", SignatureHint.For("POST\n/\nb=2&a=1", "POST\n/\na=1&b=2"), StringComparison.Ordinal);

    [Fact]
    public void For_TheHashOfVersion3_IsComparedWithOurs()
    {
        var ours = $"ACS3-HMAC-SHA256\n{Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(V3))).ToLowerInvariant()}";

        Assert.StartsWith("The access key secret is wrong", SignatureHint.For(ours, V3), StringComparison.Ordinal);
        Assert.EndsWith("differs from what was signed (the server shows only a hash).", SignatureHint.For($"{ours[..^1]}x", V3), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("(masked)")]
    [InlineData("s3cretTokenAsItIsSent0123456789012345678901234567890123456789==")]
    [InlineData("POST\n/\nx-acs-security-token:\ns3cretTokenAsItIsSent0123456789012345678901234567890123456789==")]
    [InlineData("s3cretTokenWithoutAnySeparator")]
    public void For_AnyJunk_ShowsNothingOfIt(string server) =>
        Assert.DoesNotContain("s3cret", SignatureHint.For(server, V3), StringComparison.Ordinal);
}
